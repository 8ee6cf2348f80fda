"""The words of the page and of typed lines, and how names, dates and texts are read and written."""
