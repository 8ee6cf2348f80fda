"""The panes, rows and fields that screens are made of."""
