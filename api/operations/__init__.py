"""Operations: the state of the service and its failures, recounts by night, purges, requests of persons."""
