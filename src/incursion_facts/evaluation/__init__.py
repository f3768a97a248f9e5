"""Records judged against gold, what `facts eval` does; only that command imports it."""
