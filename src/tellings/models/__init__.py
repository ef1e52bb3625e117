"""The packaged model files; each folder holds one model and its card."""
