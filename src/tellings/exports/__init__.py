"""What a case is handed on as: JSON and CSV. Each export is a function from records to text."""
