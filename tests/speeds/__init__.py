"""What `bench.py` measures: a module for each thing, and what they share in `made`, `clock` and `bare`."""
