"""Commands of those who take part."""
