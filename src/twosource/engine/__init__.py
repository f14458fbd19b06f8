"""How the stages are put together and run: which model, which gazetteer, in which batches. No input or output but those."""
