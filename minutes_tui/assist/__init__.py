"""How a line may go on, what it will be, what can be pressed; and practice."""
