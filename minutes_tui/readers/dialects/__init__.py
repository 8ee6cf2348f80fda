"""Formats of foreign documents, each as source blocks. None knows what a meeting is."""
