"""Plain functions on text that keep its offsets."""
