"""The rules themselves: simulator, texts, code lists, workflows."""
