"""The tests, mirroring `src/journeydesigner`."""
