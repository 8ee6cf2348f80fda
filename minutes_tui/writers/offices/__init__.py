"""What both office formats need, which LibreOffice shows."""
