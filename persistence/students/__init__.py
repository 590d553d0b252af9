"""Pupils behind the wall: seen through the links that institutions have with them."""
