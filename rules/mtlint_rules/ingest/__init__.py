"""What feeds, scrapers and content systems leave in the copy."""
