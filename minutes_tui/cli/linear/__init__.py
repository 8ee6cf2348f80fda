"""The minutes at a plain prompt, for screen readers, braille and dumb terminals."""
