"""What reaches the operating system: files, other programs, signals, copies that are kept."""
