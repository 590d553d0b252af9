"""Makes what tests need, through the doors the product itself uses wherever one exists."""
