"""Figures, amounts, dates, times and ages as English writes them, judged by their value."""
