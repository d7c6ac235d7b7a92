<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SparseWsss</name>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A class is a label of a tile when it covers at least this share of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A class is a label of an image when it covers at least this share of it, where a raster says what is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A look in two minutes: few steps, a small network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A whole set of settings: quick: A look in two minutes: few steps, a small network. standard: The default, for two cores: it trains as long as the tiles ask for. large: For a GPU: a ViT-S of 12 blocks and a deeper U-Net. paper: The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Accuracy figures (JSON).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Areas smaller than this, on the ellipsoid, become part of the largest area beside them; 0 keeps all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention from the class token in every tile of OUTPUT_STRENGTH, float16 (tiles, heads, h, w).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention from the class token or from PATCH, a band for each open head (L11H03: layer 11, head 3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention heads in a block, each with a gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention in the tile from the class token and from every patch, float16 (heads, 1 + N, N).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Average over mirrored windows: four times the time, a little more accurate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Average the network&apos;s maps and scores over mirrored tiles: four times its time here, better masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>CPU threads; 0 takes all cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>CRS of the file, such as EPSG:4326; empty keeps the map&apos;s own CRS and grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Candidate weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Card of the model (JSON), as it lies beside the model&apos;s weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Channels of the convolutional stem that sees texture inside a patch; 0 is the paper&apos;s plain embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Channels of the convolutions that score parts of patches over 4 px; 0 scores whole patches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class table (CSV or JSON) with code, name and colour, or the name of a legend: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class table (CSV or JSON) with code, name and colour, or the name of a legend: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19. Empty takes the data set&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Classes that are left out, joined by &apos;;&apos;. auto: Savanna and Snow/Ice of DFC2020 and SEN12MS; none leaves nothing out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Cluster table whose column &apos;class&apos; was edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Compare a map with a reference: accuracy overall and by class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Compare two maps of one grid: where their classes differ, and how much of each class became which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, on its grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, on its grid: its calibration is measured as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the pseudomasks, 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Cut scenes into tiles: a tile index that QGIS opens, edits and filters like any layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Decay of the moving average of the weights that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Describe a map for catalogues: a STAC item with place, time, classes and colours, beside its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Detail width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Distance between tiles; 0 takes the tile size, so that tiles do not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Earlier land-cover map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Encoder of the U-Net, by its name in segmentation-models-pytorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluate only inside this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluations without a better one after which training stops early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Exponent of the generalised cross-entropy: 0 is cross-entropy, 1 ignores doubtful pixels most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Export a model as ONNX for other programs such as Deepness: raster values in, class probabilities out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Field of the reference layer that holds the class, or a tag of OpenStreetMap such as landuse; of several joined by &apos;,&apos; the first that has a value counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Field of the reference layer that holds the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>File to write; its style (.qml) is written beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>First log-alpha of the gates: above 0 is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Flips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder in which the data set is unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder of the installed models; empty takes the plugin&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder of the run: everything made along the way is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>For a GPU: a ViT-S of 12 blocks and a deeper U-Net.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Format of the file: GeoTIFF (GTiff, or COG for the web), Erdas Imagine (HFA), ENVI, PNG, GeoPackage or netCDF. auto goes by how the file&apos;s name ends: tif, img, dat, png, gpkg, nc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>From labelled tiles to a map: train, heads, pseudomasks, refine and predict in one run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate close share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate start spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Half the range of the random part of the first log-alpha.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Head dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Heads that stay open in the last block; 0 takes the largest number of labels of a tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Heads weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Highest learning rate of AdamW in a round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Highest learning rate of AdamW.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How much labels of rare classes count more where a class has to show: 0 all labels alike, 1 all rare classes alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How much the pixels and labels of rare classes count more: 0 all alike, 1 all rare classes alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How often the tiles set aside are evaluated in a whole training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Id of the tile whose attention is drawn; empty takes the one with the most classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Import a data set as it is published: a tile index of its images, labels and split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>L0 weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Label balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Labelled tile index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map to evaluate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Later land-cover map, on the grid of the earlier one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Layout of the folder; auto recognises it. coco: multi-label JSON; csv: a table of files and labels; folders: a folder for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Lists of the images of a part (train_list.txt), or a CSV with the columns name and split. Empty takes lists that lie in FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map a whole scene with the model of a run or a model file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map of the changes: the later class where it is not the earlier one, no data elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map only this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask flips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask shifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Max tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Method &apos;paper&apos;: name each region again by a forward pass with the rest hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min open heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mlp dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Model file (.safetensors with its .json card) instead of a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Model: .safetensors with its .json card beside it, or a .zip of the two. Empty with show: all installed models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Most images that are taken, drawn at random; 0 takes all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Most rounds: each trains on the masks that the round before has improved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Move these four passes by half a patch each, where scores are finer than a patch: finer masks, at no cost beside MASK_FLIPS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Name in the library; empty takes that of the file, or of its run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network of the run: best is the refined one, which maps scenes; vit is the sparse transformer before the rounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Number of clusters of the method &apos;global&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Number of transformer blocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>ONNX file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Only tiles inside this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to cut; several make one training set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Part that is imported. all keeps the parts in the field &apos;split&apos;, and training leaves test out; a part taken alone is divided anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch loss weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch of that tile whose attention is drawn, as row,column from 0,0 at the upper left; empty takes the class token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Polygons with code, name, area_ha and confidence; the style (.qml) is written beside the file. Its name says the format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Presence share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pretrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pretrained plain ViT to start from: path of a .safetensors, .pth or .bin file, a timm name, or hf-hub:owner/name; one for each modality joined by &apos;;&apos;. It sets DIM, DEPTH, HEADS, HEAD_DIM, MLP_DIM and STEM_WIDTH. Only a name or an id is looked up on the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Probability of each class, a band each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Processor for the networks: auto takes a GPU when there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Prune at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pseudomasks of the tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pseudomasks with the new names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Rare tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster as the other program will be given it: the order and units of its bands become part of the file, which is checked on it. Empty: values in the units and order of the model&apos;s card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of class codes (several joined by &apos;;&apos; with the command sparse-wsss), polygon layer, or CSV with the columns tile and labels (such as water;forest, or water;... for &apos;at least&apos;, or water 30;forest 70).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of class codes, or layer of polygons or points; its CRS and grid may differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster to be mapped: what of it does not fit the model is said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Relabel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Repaint the pseudomasks with the edited names of the clusters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Report of the run (HTML).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Report with the confusion matrix (HTML).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Robustness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Run whose best model maps the scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Run whose network is exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, one for each optical raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, when the model was trained with one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, when the tiles have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid; its bands follow those of RASTER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>STAC item (JSON); best in the folder of the map: it names files relative to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Say which classes occur in each tile, from a reference raster or layer, or from a CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Scores weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Seed of every random choice; the same seed gives the same result on the CPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a tile&apos;s patches that has to show a class that the tile is labelled with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a window that its neighbours cover too; the results are blended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the labelled tiles set aside when the tile index has no split &apos;val&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the network&apos;s own patch scores beside the clusters&apos; names or the tokens&apos; attention, per pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training after which the gates are fixed and closed heads removed; 1 keeps them learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training in which a head that no class needs closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Show or install a model that was handed over: its card, whether it is whole, and whether a raster fits it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Show which heads survived, how much each matters, and what they look at in a tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Side of a patch; 0 takes a sixteenth of the tile, rounded down to a power of two, 2 to 16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Side of a tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Smallest area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Smallest share of valid pixels of a tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Snap steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Stem width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Steps that draw the network&apos;s scores to the edges of the image (pixel-adaptive refinement); 0 leaves them. Ten are usual. It helps large patches, and blurs classes where pixels are noisy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: class before and after, pixels, hectares, share of the pixels that both maps know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: cluster, class, a score for each class, share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: layer, head, gate, open, importance, and importance for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: tile, and how much each open head adds to the class token there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Teacher decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Texture weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The card as text (Markdown).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The card with the warnings, for programs (JSON).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The default, for two cores: it trains as long as the tiles ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>This round of the refinement instead; 0 takes NETWORK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index (GeoPackage): footprint, source, window, labels and split of each tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index to label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index with labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index. Where bands lie in files of their own, virtual rasters are written to a folder beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles in a training step of a round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles in a training step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles with a class that fewer than this share of the tiles show come more often; 0: all alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tokens weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Train a U-Net in rounds on the pseudomasks, each pixel weighted by its confidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Train the gated Vision Transformer on the tiles&apos; labels; most attention heads close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Training steps of a round; 0: enough for the number of tiles and their size, at least 200.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Training steps; 0: enough to show every tile 24 times, at least 160.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Turn a map into polygons: one for each connected area of a class, with its hectares and mean confidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Turn the surviving heads&apos; representations into a mask of every labelled tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Validation share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight decay; never acts on the gates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the candidate-set loss on the patches; 0 trains on the image labels alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the local mean and spread in the clustering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the open heads&apos; attention maps in the clustering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the patch head&apos;s class scores in the clustering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the patch tokens in the clustering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the rule that every pixel is one of the tile&apos;s labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the share of open heads in the loss: higher closes more heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the standardised bands in the clustering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>What is written from a reference raster or layer: the classes of each tile; or their shares in percent, which tell classes apart that always occur together (classes below MIN_SHARE are left out of both); or, as &apos;at least&apos;, those of which a polygon, line or point touches the tile. Points and lines always touch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>When the scene was taken: a date, a month, a year, a time such as 2023-07-14T10:20:00Z, or two of them joined by &apos;/&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Which rasters label DFC2020: its own 10 m classes (dfc) or MODIS&apos; (lc).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of an attention head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of the hidden layer of a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of the transformer&apos;s tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Window batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Windows in one forward pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: authors, where the card names none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: licence of the model, such as CC-BY-4.0, where its card names none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: version of the model, where the card names none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Write a map into another file, format or CRS; a pixel takes the nearest class, never a mixture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>early: the patches of optical and SAR are summed before one transformer. late: a transformer and gates for each, joined at the end; it maps without SAR too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>global: one clustering of the whole training set, named by evidence. paper: clusters of heads in each tile, named by rank (Hanna et al. 2023). tokens: what the class token of each class looks at (Hanna &amp; Borth 2025); needs CLASS_TOKENS per_class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>m2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>one: a single class token. per_class: a class token for each class, those of absent classes masked at random (Hanna &amp; Borth 2025); the method &apos;tokens&apos; needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>show: check a model and show its card. install: check it and copy it into the library. remove: take it out of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Both maps lie on one grid, and a class has the same code in both. Only pixels that have a class in both are counted; the table also says what stayed the same. Hectares are measured on the ellipsoid, whatever the CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Compare two maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Earlier map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Later map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Number of pixels that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Share of the pixels that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Table of the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Number of pixels compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>&apos;{}&apos; is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>&apos;{}&apos; is not among the choices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: allowed is {}, {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: allowed is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: correct the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>There is no parameter &apos;{}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>{} does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>{} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>Next step: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Classes to leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Folder of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Import a data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Labels of DFC2020</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Lists of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Most images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Number of images that do not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Smallest share of a class in an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>The images stay where they are: the result is a layer with the footprint, the files, the labels and the part of the split of each. Known are DFC2020, SEN12MS, BigEarthNet (1 and 2, with Sentinel-1), EuroSAT (all bands), a folder for each class, a CSV of files and labels, and multi-label JSON as COCO has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Class table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Number of labelled tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Number of tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Tile index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Check or install the Python environment in which the networks run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Device of the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Folder of wheels to install from, for a machine without internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>From now on the plugin&apos;s own environment is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>From now on this interpreter is taken: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Interpreter of the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>It is an environment of its own in {}, about 2 GB (6 GB with CUDA), made by uv where that is there, else by pip, with the proxy of QGIS and the build of torch that fits the graphics card. QGIS&apos;s own Python is not touched. The variable {} names another folder, {} another interpreter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>It is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Python 3.11 or newer that makes the environment; empty looks for one. With check and choose: the interpreter to look at or to take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Removing {} ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Report as text (Markdown), to keep or to send with a question. User name, home folder, passwords, tokens and keys are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Report on the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The interpreter chosen before is taken no longer: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The variable {} is set: its interpreter is used, not the one installed now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The variable {} is set: its interpreter is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>There was none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>check: say which packages and devices the worker has. install: make its environment in your data folder, or complete it. repair: make it anew. remove: delete it. choose: take the interpreter PYTHON, which has the worker installed, from now on; without PYTHON, the plugin&apos;s own environment again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Folder of wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Accuracy figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Accuracy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Average accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Evaluate a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Expected calibration error of the confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Kappa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Mean F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Mean IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Overall accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Pixels without reference are left out. The mean IoU is taken over the classes that occur in the reference. Points or polygons that were drawn at random give the area of each class with an interval; the confidence of the map gives a curve of how often a confidence is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Reference: raster, polygons or points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Land-cover map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Field with the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Confidence of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Extent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Class names and colours go into the file or beside it where the format has a place for them; the style of QGIS (.qml) lies beside it. The file is read back before it takes its place. Formats that lose detail, such as JPEG, are not offered: they would change classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Export a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Exported map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention from every patch of the tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention in each tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention of the open heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Patch of the tile to look from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Show attention heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Strength of the heads in each tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Tile to draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Run folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_looker.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Attention heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: choose another file for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give a code such as EPSG:4326.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give a file that GDAL reads, or the name of a layer of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give it as xmin,xmax,ymin,ymax [EPSG:code], or name a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give the path of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: save it as GeoTIFF (Export &gt; Save As) and take that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{} is the same file as {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no extent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: the layer &apos;{}&apos; is not in a file ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Label tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Only the presence of a class in a tile is kept, never where it is. Labels may also be typed into the field &apos;labels&apos; of the tile index in QGIS: &apos;water;forest&apos; (exactly these classes), &apos;water;...&apos; (at least), &apos;!snow&apos; (not this one), &apos;?&apos; (unknown), &apos;water 30;forest 70&apos; (percent), NULL where a tile is not labelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Reference: raster, polygons or CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Smallest share of a class in a tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>What is written from a reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Labelled tile index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>A model is checked before it is shown or installed: the digest of its weights, its tensors against its card; anything else is refused, and nothing in it is executed. To pass a model on, give its two files of the library. Installed models are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Card of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Card of the model, for programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Folder of installed models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Model file or .zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Name in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Show or install a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Optical raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>SAR raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>Export a model as ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>Largest difference of a probability between onnxruntime and torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>The plugin Deepness opens the file with its classes, resolution and tile size already set. Normalisation is in the file: it takes the values as they lie in RASTER. Tiles have a fixed size; closed heads are not in it. The file is run by onnxruntime and compared with the network before it takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>ONNX file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Allowed: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Default: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Empty: the preset&apos;s value; standard: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>From labels to a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>Optical raster to map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>Report of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>SAR raster to map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>What is made along the way stays in the run folder: heads, pseudomasks, clusters, curves and a report. A cancelled run goes on where it stopped when it is started again with the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Token width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Give a run or a model file. The scene needs the bands that the model was trained with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Map a scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Probabilities of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/provider.py"/>
        <source>Sparse WSSS: land-cover maps from image-level labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Clusters and their classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Confidence of the pseudomasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Look at the cluster table: its column &apos;class&apos; says which class each cluster became. Edit it and run &apos;Relabel clusters&apos; to repaint the masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Make pseudomasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Pseudomasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <source>Its model joins the run; &apos;Map a scene&apos; uses the best one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <source>Refine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Edited cluster table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Pseudomasks, renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Relabel clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>1 Tiles and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>2 Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>3 Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>4 Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>RUN is a temporary folder, gone when QGIS closes. Give a folder to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>Setup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>deep learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>land cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>weak supervision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>The pixels stay where they are: the result is a layer with a footprint, the source raster and the window of each tile. Give several rasters as a list, or joined by &apos;;&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Cut tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Every attention head has a gate; heads that no class needs close while the network learns. A cancelled training goes on where it stopped when it is started again with the same run folder and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/voice.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Worker ready on {} ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/voice.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Wrote {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>; reference: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Area corrected by the errors of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Area that the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>As mapped; a measured reference corrects it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Class of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Compare the map with the reference, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Field of the reference that holds the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Harmonic mean of precision and recall, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Intersection over union, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Mapped [{}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Measure where the training has not been: zoom there first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>No intervals: they need a reference of points or polygons drawn at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Not measured yet: choose a reference that knows better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Only where the map window is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Open a file as the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Raster of class codes, polygons or points that know the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Rasters and layers (*.tif *.tiff *.vrt *.gpkg *.geojson *.shp);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Reference layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Reference: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Share of the mapped pixels that are right (user&apos;s accuracy), %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Share of the reference that was found (producer&apos;s accuracy), %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>This map was not measured yet; the figures in the run are of {} as it was then. Next step: measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Where the area lies with 95 % confidence; needs a reference of points or polygons drawn at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>an earlier map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>class {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>kappa {:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>mean IoU {:.1f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>over {} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>overall accuracy {:.1f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>the confidence is off by {:.1f} % on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>{} (a map of the largest class alone: {:.1f} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>{} Next step: choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/algorithm_task.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>Switch the plugin off and on again in Plugins &gt; Manage and Install Plugins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/algorithm_task.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>The algorithm {} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/attention_view.py"/>
        <source>Attention in the tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/attention_view.py"/>
        <source>The worker is looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>&apos;{}&apos; was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>Check that the file is there and whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>Do it again when it is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/balance_bars.py"/>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Tiles with each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_change.py"/>
        <source>{} would be gone, but tiles such as {} have that label, and the classes that you take lack it. Next step: give it here the name that it has there, or take it from the tiles on the page Labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_change.py"/>
        <source>{} would be gone, but tiles such as {} have that label. Next step: take it from them on the page Labels, or give the class another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_chips.py"/>
        <source>{}: key {}; with Alt, or the right button: it does not occur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>A file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>A legend that is built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Classes from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save the classes as a table (.csv) with code, name and colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Style, table or tile index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Take from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Take names and colours from a layer, a style file (.qml) or a table (.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>The classes are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>{} cannot be written: {}. Next step: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>&apos;{}&apos; is no code. Next step: give a whole number from 0 to 254.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Add these classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Double-click a code or a name to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>New classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>New classes: water, forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Remove the selected classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Type names, joined by commas, and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Cluster {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Evidence for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>For the classes in their colours; the number: how far the best is ahead of the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Name that the masks show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Number of the cluster, and how many are merged with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Parts of the tiles that hold most of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Share of the area of all tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>The evidence alone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>{:.1f} % of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_table.py"/>
        <source>Clusters and the evidence for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>By evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Click the map to choose the cluster there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Make one of the chosen clusters (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Name the chosen clusters as the evidence does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Name the chosen clusters {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Redo: do again what was taken back (Ctrl+Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Repaint the masks of the run with these names (sparse_wsss:relabel); the refinement learns from them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Take merged clusters apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Undo: take back the last edit (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Use in the refinement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>On the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>No clusters yet. Next step: make pseudomasks with the method &apos;global&apos; on the page Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>Repainted {} tiles in {:.2f} s. The names are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The masks cannot be shown as a layer: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The names are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The refinement learns from these names from now on. Next step: run it on the page Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The refinement uses these names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters have another name than the evidence gives; the refinement does not know yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters, {} of them in doubt. Choose rows and name them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters. They were made by an earlier version: run Pseudomasks again to see names on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>No run is open. Next step: choose or start one on the page Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Area in hectares, or pixels where the CRS does not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Class on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Class on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Count and show the pixels whose class differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Hang both over the map with a line between them: drag it, or use the slider below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Line between left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Share of the map, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Swipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>What changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>{:.1f} % of the map differs from &apos;{}&apos; to &apos;{}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source> (kept)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>A layer of the curtain was taken from the project. Next step: choose what to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Changed: {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map the scene with the network of that round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map this round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Pseudomasks, relabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Round {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Sparse WSSS: changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Sparse WSSS: map of a round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The layer &apos;Changed&apos; shows the pixels that differ, in their new class; the maps below it are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The map of the round is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The reference is no longer in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The scene is mapped with the network of &apos;{}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>There is no room for maps in the run: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Transformer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>{} Next step: count the changes again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>{}: before the rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>{}{}: {:.1f} % of the masks changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>{} Next step: make it again on the page Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Loss of the rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Open heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>mAP of tiles set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>no values yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>round {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>step {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;SAR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Tile size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Only what the map shows now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Optional: Sentinel-1 or other SAR on the same grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>SAR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>The scene that is cut into tiles, and mapped later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>The tile index that is written: a layer with one polygon a tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Tile &amp;index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Tiles in the part of the raster that the map shows at this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>tile size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>&amp;Cut tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Cutting tiles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>No tiles are cut yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Open a tile index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Open a tile index: go on with tiles that were cut before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Opening the raster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Pick a raster to see its tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>The tiles of the project before are in {}. Next step: open them there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Write the tile index; the pixels stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} cannot be opened. Next step: pick another raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} is there already; labels in it would be lost. Next step: give another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} tiles have the new name in their labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} tiles were cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{}: {} tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Attention heads: which are open, what they look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Clusters and the classes they were named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Map, accuracy, areas and report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Pages of Sparse WSSS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Raster, tiles and classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Say which classes occur in each tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Sparse WSSS: load the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>The page &apos;{}&apos; is not part of this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Train and map, with live curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>&amp;Install the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>&amp;Update the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>At work ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>From now on the worker&apos;s Python is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Looking at the environment ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Python that has the worker installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Remove the environment in {}? It can be installed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: look at the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The diagnostics are in the clipboard, without user name, passwords and keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment is being made; this takes minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment is ready; the networks run on: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment was made by another version of the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The worker&apos;s Python: {} ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>the plugin&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>&amp;Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>A report to send with a question, without user name, passwords and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>About 2 GB (6 GB with CUDA) into an environment of its own, outside QGIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Choose an interpreter that has the worker ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Install from a folder of wheels ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Remove ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Repair: make it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Take the plugin&apos;s own environment again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/job_row.py"/>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>No tile has a label yet: label some on the page Labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>The disk has {} free: choose another run folder, or make room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>This machine has {} of memory: lower BATCH_SIZE, or take the preset quick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>at most {} rounds of {} steps of {} tiles, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>one look at each open head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} labelled tiles are few: 100 make a useful map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} steps of {} tiles, {} patches each, {} blocks of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} tiles, {} clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} x {} px, each seen {} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/event_batch.py"/>
        <source>... {} more lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>CRS of the file; pixels take the nearest class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Cloud-optimised GeoTIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Erdas Imagine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>File to write; its style (.qml) is written beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>GeoPackage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>GeoTIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Sparse WSSS: export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>There is no folder {}. Next step: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Write the map in this format and CRS, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Exported: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>{} is there already. Next step: choose another name, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Sparse WSSS: open a raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>A problem, with the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>As a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Show what this page does as a command of qgis_process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>The command is in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>Attention heads: rows are layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>No gates yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>closing it would change the loss by {:+.4f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>for {}: {:+.4f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>probability that its gate is open: {:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>sees {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>step {} of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>, {:.0%} of the raster is in none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>No tile of {} px fits. Next step: choose {} px or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>The map shows nothing of the raster. Next step: move the map there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>{} × {} = {} tiles of {:g} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_gallery.py"/>
        <source>Tiles where the head is strongest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_gallery.py"/>
        <source>{}: the head adds {:.3g} to the class token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_looker.py"/>
        <source>The run is at work ({}). Next step: look at its heads when that has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Open heads by importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Rise of the loss without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>{} of {} heads are open. Bars: number of gates by the probability that they are open; right of the dotted line a gate stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Cheapest to close next: {}. The loss would change by {:+.4f}{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Nothing learned yet. Next step: start a training on the page Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Step {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>{} of {} heads open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Look at all tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Measure the heads and look at every tile, once for a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Shade and sort the heads by how much they matter for this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Step of the training: see the gates close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>The tile under the cursor glows; click to keep it, click a patch of it to look from that patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Tile whose attention is shown: type a part of its id, or choose it on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>for all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_on_map.py"/>
        <source>Attention of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Click an open head to see what it looks at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Click to look from this patch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Not looked at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>The attention cannot be shown as a layer: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>The heads were looked at in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Where {} is strongest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>patch {},{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>the class token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>{} from {} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/job_row.py"/>
        <source>Stopped before it began. Next step: start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>A class is a label of a tile when it covers at least this share of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Field of the polygons that holds the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a layer or a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Layer with classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Raster of class codes, polygons, or a table with the columns tile and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Replace labels that are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Save as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Say which classes occur in each tile, from this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Smallest share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>The labels were made for {}; other tiles are open now. Next step: open those, and import again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>The layer &apos;{}&apos; is not in a file. Next step: save it as a file and pick that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Write the labels of all tiles, and the classes, to tables (.csv) beside the tile index; the command reads them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>0: none of the classes, ?: nothing is known, +: at least these, Backspace: not labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>1 … 9, a … z: the class, or not the class; with Alt: it does not occur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>Ctrl+Z, Ctrl+Shift+Z: undo, redo; Ctrl+A: all tiles in view, Esc: no tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>Space: next tile without labels, Shift+Space: back, Ctrl+Space: the most helpful tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>+  At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>0  None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>?  Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>At least these classes; others may occur (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Choose labels by the chips; a drag on the map gives them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Choose tiles by clicks on the map; drag to choose many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Ctrl+Shift+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Most helpful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Needs a run whose stage &apos;heads&apos; is done: its model rates the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Next tile without labels (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>None of the classes (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Not labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Nothing is known (?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Take the labels away (Backspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>The tile before (Shift+Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>The tile without labels of which the model is least certain (Ctrl+Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Tiles with labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>{} of {} tiles are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>{} of {} tiles have labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Choose a tile first: click on the map, or press the space bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Every tile has labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>No tile without labels is rated. Next step: do the stage &apos;heads&apos; of a run of these tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>The layer of the tiles is being edited. Next step: save or cancel its edits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>The model is least certain of this tile: {:.0%} uncertain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>There are no tiles yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Tiles whose shares were dropped, since they held for the classes before: {}. Ctrl+Z brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>{} tiles have got labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Brush: drag over tiles to give them these labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Cut tiles on the page Data, or open a tile index there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>No tile is chosen. Click on the map, or press the space bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Sparse WSSS: open the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>The command reads tables beside the tile index, and they do not have the labels and classes of the tiles. Next step: press &apos;Save as a table&apos; under &apos;Labels from a layer or a table&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>The labels are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>There are no classes yet. Name them on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>{} cannot be written: {}. Next step: free its folder or its disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>{} tiles are chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/layer_group.py"/>
        <source>The layer &apos;{}&apos; ({}) is being edited. Next step: save or cancel its edits, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>BigEarthNet, 19 classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>MODIS land cover (IGBP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Count again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Counting was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Make the map again on the page Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>{} is no map of class codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>Labels give shares: what is repainted here gets its areas when it is used in the refinement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>Pseudomasks {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>The masks of {} of {} scenes are on the map; all are painted when the names are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>These masks were drawn to the edges of the image (SNAP_STEPS); what is repainted here is drawn to them when it is used in the refinement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>&apos;{}&apos; was stopped; the names are saved. Next step: name a cluster, and what is missing is painted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Examples of clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Run Pseudomasks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>The names of the clusters cannot be saved: {}. Next step: see that the run&apos;s folder may be written, then name a cluster again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>These masks were made by an earlier version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>A .safetensors file with its .json card beside it, or a .zip of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Bands: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Check the model and copy it into the library, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Colours of its classes, and name in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>F1 of the labels of tiles set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Installed: {}. Give its two files to whom you like: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence: {}. Authors: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>No model is installed. Choose a file that somebody gave you, or the model of this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Number of bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Refined network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Removed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Side of a training pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse Vision Transformer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse WSSS: install a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse WSSS: remove a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Take the chosen model out of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Take the model that this run has trained, to keep it or to pass it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Trained on: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>mAP of the labels of tiles set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>{} tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Compare bands, pixel size and values with the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Does the raster fit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Export as ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>GeoTIFF to write; its confidence is written beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map the scene with this model, in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Mapped: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>No scene yet: choose one on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>ONNX file to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Scene: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: does the raster fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: map with a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>The scene does not fit the model (warnings: {}). Next step: read them in the box Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>The scene fits the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Write the model for other programs, such as Deepness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>{} Next step: map the scene again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/page.py"/>
        <source>Something is missing yet on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>Line {} of {} is no class. Next step: give code,name,colour, such as 1,water,#1f78b4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class &apos;{}&apos; has the code {}. Next step: give it one from 0 to 254.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class with code {} is called &apos;{}&apos;, which says something else in labels and in tables of clusters. Next step: give it another name, without &apos;!&apos; in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class with code {} is called &apos;{}&apos;. Next step: give it a name without &apos;;&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The code {} is there twice. Next step: give every class its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The name &apos;{}&apos; is there twice. Next step: give every class its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} cannot be read: {}. Next step: pick another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} has no classes with colours. Next step: give it the renderer &apos;Paletted / Unique values&apos; or &apos;Categorized&apos;, or type the classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} has the value {}; codes of classes go from 0 to 254. Next step: reclassify it, and take the classes of the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} holds no class. Next step: give it the columns code,name,colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Open a file: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Opening {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: the layer &apos;{}&apos; is not in a file. Next step: save it as GeoTIFF (Export &gt; Save As) and pick that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: {} is no raster that QGIS can open. Next step: pick another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/relabeller.py"/>
        <source>Names of clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/relabeller.py"/>
        <source>The run is at work ({}). Next step: use the names when that has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Area of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Compare rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Curves, heads, clusters and accuracy of the run on one page, in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Export the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Map: {}. Run: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Measured. The figures by class are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Open the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Show it on the map, in the group Sparse WSSS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Sparse WSSS: accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Sparse WSSS: areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The browser did not open. Next step: open {} yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The map is compared with the reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>There is no map yet. Make one on the page Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>There is no room for the figures: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>Choose {} on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>Sparse WSSS: estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>a raster and tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{} cores here; corrected by what runs on this machine took.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{} labelled tiles. About {}, {} of memory, {} of disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{}: {} of {} tiles have labels. Scene: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>A whole set of settings; single ones below win over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Folder of the run: everything made along the way is kept here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>From labels to a map (all stages)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Land-cover map; its confidence is written beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Save what was done and stop; Resume goes on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Show where the estimate comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Take the next free folder: a run is one training, a finished one is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>The whole way to a map, or one stage of it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>heads: what the open heads look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>predict: map the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>pseudomasks: masks of the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>refine: rounds of the U-Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>train: the gated transformer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Go on where this run stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Sparse WSSS: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Start the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Stopping: the worker saves its state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job in {} is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job in {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job runs in the background; QGIS can be used meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The map is ready: {}. Look at it on the page Result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The stage &apos;{}&apos; is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>{} Next step: add the file by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>QGIS was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>Start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>Stopped before it began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Progress of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Stages of a run: ✓ done, ▸ at work or begun, · not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>What the worker says stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>about {} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>starting the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/settings_form.py"/>
        <source>Find a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/settings_form.py"/>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>{}: this value is missing, or of another kind: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>The tile index {} is not there. Next step: cut tiles, or open another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>close the program that has it open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>see whether the file may be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} has been replaced: it has other tiles now. Next step: open the page again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} has no layer with the fields tile and labels. Next step: cut tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} is no GeoPackage ({}). Next step: export the tiles as GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} is no GeoPackage. Next step: export the tiles as GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{}: {}. Next step: {}, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>at least these, or not these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>exactly these classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>none of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>not labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>nothing is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layers.py"/>
        <source>QGIS cannot open {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layers.py"/>
        <source>The layer &apos;{}&apos; cannot be exported: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Algorithms in the Processing Toolbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Enable the plugin &apos;Processing&apos; to see the algorithms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Environment of the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Sparse WSSS panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>Did you mean &apos;{}&apos;? {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>Valid: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>less than {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>more than {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} or more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
