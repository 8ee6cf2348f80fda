"""The values of a meeting's minutes, and those of a page. They know no file, no line and no screen."""
