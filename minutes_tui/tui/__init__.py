"""The app: what is on the screen and what keys do there. Textual and rich live here and nowhere else."""
