"""What comes from elsewhere to the record: mails, and the comments in them."""
