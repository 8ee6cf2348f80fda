"""The live screen: what a key does while the meeting goes on."""
