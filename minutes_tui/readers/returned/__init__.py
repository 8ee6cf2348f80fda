"""Documents that come back with changes and remarks in them: what was changed, where, by whom."""
