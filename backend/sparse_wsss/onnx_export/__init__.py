"""Models as ONNX files: raster values in, class probabilities out, checked against the network they are made of."""
