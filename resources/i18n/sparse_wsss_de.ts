<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>SparseWsss</name>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A class is a label of a tile when it covers at least this share of it.</source>
        <translation>Eine Klasse ist ein Label einer Kachel, wenn sie mindestens diesen Anteil von ihr bedeckt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A class is a label of an image when it covers at least this share of it, where a raster says what is there.</source>
        <translation>Eine Klasse ist ein Label eines Bildes, wenn sie mindestens diesen Anteil davon bedeckt, wo ein Raster sagt, was dort ist.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A job.json of the stage train or pipeline, as a run keeps it: its settings go along, and its files where none are given here. Empty: the settings of PRESET.</source>
        <translation>Eine job.json der Stufe train oder pipeline, wie ein Lauf sie aufbewahrt: Ihre Einstellungen kommen mit, und ihre Dateien, wo hier keine angegeben sind. Leer: die Einstellungen von PRESET.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A look in two minutes: few steps, a small network.</source>
        <translation>Ein Blick in zwei Minuten: wenige Schritte, ein kleines Netz.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A whole set of settings: quick: A look in two minutes: few steps, a small network. standard: The default, for two cores: it trains as long as the tiles ask for. large: For a GPU: a ViT-S of 12 blocks and a deeper U-Net. paper: The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison.</source>
        <translation>Ein ganzer Satz von Einstellungen: quick: Ein Blick in zwei Minuten: wenige Schritte, ein kleines Netz. standard: Der Standard, für zwei Kerne: Das Training dauert so lange, wie es die Kacheln verlangen. large: Für eine GPU: ein ViT-S mit 12 Blöcken und ein tieferes U-Net. paper: Netz, Verlust und Masken von Hanna, Mommert und Borth 2023, zum Vergleich.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A whole set of settings: quick: A look in two minutes: few steps, a small network. standard: The default, for two cores: it trains as long as the tiles ask for. large: For a GPU: a ViT-S of 12 blocks and a deeper U-Net. paper: The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison. Not asked for with JOB_FILE, which has its own.</source>
        <translation>Ein ganzer Satz von Einstellungen: quick: Ein Blick in zwei Minuten: wenige Schritte, ein kleines Netz. standard: Der Standard, für zwei Kerne: Das Training dauert so lange, wie es die Kacheln verlangen. large: Für eine GPU: ein ViT-S mit 12 Blöcken und ein tieferes U-Net. paper: Netz, Verlust und Masken von Hanna, Mommert und Borth 2023, zum Vergleich. Wird mit JOB_FILE nicht gebraucht, das eigene hat.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Accuracy figures (JSON).</source>
        <translation>Genauigkeitsmaße (JSON).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Also send the curves to MLflow: to the server of MLFLOW_TRACKING_URI, else into &apos;mlflow.db&apos; in the folder of the run. Needs the package mlflow in the worker&apos;s environment.</source>
        <translation>Die Kurven auch an MLflow senden: an den Server von MLFLOW_TRACKING_URI, sonst in &apos;mlflow.db&apos; im Ordner des Laufs. Braucht das Paket mlflow in der Umgebung des Arbeitsprozesses.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Also write the curves for TensorBoard, into the folder &apos;tensorboard&apos; of the run. Needs the package tensorboard in the worker&apos;s environment.</source>
        <translation>Die Kurven auch für TensorBoard schreiben, in den Ordner &apos;tensorboard&apos; des Laufs. Braucht das Paket tensorboard in der Umgebung des Arbeitsprozesses.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Areas smaller than this, on the ellipsoid, become part of the largest area beside them; 0 keeps all.</source>
        <translation>Flächen, die auf dem Ellipsoid kleiner sind, gehen in der größten Fläche neben ihnen auf; 0 behält alle.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention from the class token in every tile of OUTPUT_STRENGTH, float16 (tiles, heads, h, w).</source>
        <translation>Aufmerksamkeit vom Klassen-Token aus in jeder Kachel von OUTPUT_STRENGTH, float16 (Kacheln, Köpfe, h, w).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention from the class token or from PATCH, a band for each open head (L11H03: layer 11, head 3).</source>
        <translation>Aufmerksamkeit vom Klassen-Token oder von PATCH aus, ein Kanal für jeden offenen Kopf (L11H03: Schicht 11, Kopf 3).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention heads in a block, each with a gate.</source>
        <translation>Aufmerksamkeitsköpfe eines Blocks, jeder mit einem Gatter.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention in the tile from the class token and from every patch, float16 (heads, 1 + N, N).</source>
        <translation>Aufmerksamkeit in der Kachel vom Klassen-Token und von jedem Patch aus, float16 (Köpfe, 1 + N, N).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Average over mirrored windows: four times the time, a little more accurate.</source>
        <translation>Über gespiegelte Fenster mitteln: die vierfache Zeit, etwas genauer.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Average the network&apos;s maps and scores over mirrored tiles: four times its time here, better masks.</source>
        <translation>Karten und Bewertungen des Netzes über gespiegelte Kacheln mitteln: hier die vierfache Zeit, bessere Masken.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands of RASTER to learn from, by name or number, joined by &apos;;&apos;: B02;B03;B04, or 2-4. Empty takes all; an alpha band is never read. A map is made of the same bands, found by name, or by number where there are no names.</source>
        <translation>Kanäle von RASTER, aus denen gelernt wird, nach Name oder Nummer, mit &apos;;&apos; verbunden: B02;B03;B04, oder 2-4. Leer nimmt alle; ein Alphakanal wird nie gelesen. Eine Karte entsteht aus denselben Kanälen, nach Name gefunden, oder nach Nummer, wo es keine Namen gibt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands of SAR to learn from, by name or number, joined by &apos;;&apos;: VV;VH, or 2-4. Empty takes all; an alpha band is never read. A map is made of the same bands, found by name, or by number where there are no names.</source>
        <translation>Kanäle von SAR, aus denen gelernt wird, nach Name oder Nummer, mit &apos;;&apos; verbunden: VV;VH, oder 2-4. Leer nimmt alle; ein Alphakanal wird nie gelesen. Eine Karte entsteht aus denselben Kanälen, nach Name gefunden, oder nach Nummer, wo es keine Namen gibt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands of the stack that are kept, in this order, by name or number, joined by &apos;;&apos;. Empty keeps all.</source>
        <translation>Kanäle des Stapels, die behalten werden, in dieser Reihenfolge, nach Name oder Nummer, mit &apos;;&apos; verbunden. Leer behält alle.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands weight</source>
        <translation>Gewicht Kanäle</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bundle (zip) that &apos;Pack a job or a run&apos; made; its files are checked first.</source>
        <translation>Paket (zip), das &apos;Aufgabe oder Lauf packen&apos; gemacht hat; seine Dateien werden zuerst geprüft.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bundle (zip): &apos;Unpack a job or a run&apos; unpacks it on the other machine.</source>
        <translation>Paket (zip): &apos;Aufgabe oder Lauf entpacken&apos; entpackt es auf dem anderen Rechner.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>CPU threads; 0 takes all cores.</source>
        <translation>CPU-Threads; 0 nimmt alle Kerne.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>CRS of the file, such as EPSG:4326; empty keeps the map&apos;s own CRS and grid.</source>
        <translation>KBS der Datei, etwa EPSG:4326; leer behält KBS und Gitter der Karte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Candidate weight</source>
        <translation>Gewicht Kandidaten</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Card of the model (JSON), as it lies beside the model&apos;s weights.</source>
        <translation>Karte des Modells (JSON), wie sie neben seinen Gewichten liegt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Channels of the convolutional stem that sees texture inside a patch; 0 is the paper&apos;s plain embedding.</source>
        <translation>Kanäle des Faltungsstamms, der die Textur innerhalb eines Patches sieht; 0 ist die einfache Einbettung des Artikels.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Channels of the convolutions that score parts of patches over 4 px; 0 scores whole patches.</source>
        <translation>Kanäle der Faltungen, die Teile von Patches über 4 px bewerten; 0 bewertet ganze Patches.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class balance</source>
        <translation>Klassenausgleich</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class table (CSV or JSON) with code, name and colour, or the name of a legend: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19.</source>
        <translation>Klassentabelle (CSV oder JSON) mit Code, Name und Farbe (code, name, colour), oder der Name einer Legende: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class table (CSV or JSON) with code, name and colour, or the name of a legend: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19. Empty takes the data set&apos;s own.</source>
        <translation>Klassentabelle (CSV oder JSON) mit Code, Name und Farbe (code, name, colour), oder der Name einer Legende: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19. Leer nimmt die des Datensatzes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class tokens</source>
        <translation>Klassen-Token</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Classes that are left out, joined by &apos;;&apos;. auto: Savanna and Snow/Ice of DFC2020 and SEN12MS; none leaves nothing out.</source>
        <translation>Klassen, die weggelassen werden, mit &apos;;&apos; verbunden. auto: Savanna und Snow/Ice von DFC2020 und SEN12MS; none lässt nichts weg.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Cluster table whose column &apos;class&apos; was edited.</source>
        <translation>Clustertabelle, deren Spalte &apos;class&apos; bearbeitet wurde.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Compare a map with a reference: accuracy overall and by class.</source>
        <translation>Eine Karte mit einer Referenz vergleichen: Genauigkeit insgesamt und je Klasse.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Compare two maps of one grid: where their classes differ, and how much of each class became which.</source>
        <translation>Zwei Karten eines Gitters vergleichen: wo sich ihre Klassen unterscheiden, und wie viel von jeder Klasse zu welcher wurde.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, 0 to 1.</source>
        <translation>Konfidenz der Karte, 0 bis 1.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, on its grid.</source>
        <translation>Konfidenz der Karte, auf ihrem Gitter.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, on its grid: its calibration is measured as well.</source>
        <translation>Konfidenz der Karte, auf ihrem Gitter: Auch ihre Kalibrierung wird gemessen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map.</source>
        <translation>Konfidenz der Karte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the pseudomasks, 0 to 1.</source>
        <translation>Konfidenz der Pseudomasken, 0 bis 1.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Cut scenes into tiles: a tile index that QGIS opens, edits and filters like any layer.</source>
        <translation>Szenen in Kacheln schneiden: ein Kachelindex, den QGIS wie jeden Layer öffnet, bearbeitet und filtert.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Decay of the moving average of the weights that is kept.</source>
        <translation>Abklingrate des gleitenden Mittels der Gewichte, das behalten wird.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Describe a map for catalogues: a STAC item with place, time, classes and colours, beside its files.</source>
        <translation>Eine Karte für Kataloge beschreiben: ein STAC-Item mit Ort, Zeit, Klassen und Farben, neben ihren Dateien.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Detail width</source>
        <translation>Detailbreite</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Dim</source>
        <translation>Token-Breite</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Distance between tiles; 0 takes the tile size, so that tiles do not overlap.</source>
        <translation>Abstand zwischen Kacheln; 0 nimmt die Kachelgröße, sodass sich Kacheln nicht überlappen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Drop</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Earlier land-cover map.</source>
        <translation>Frühere Landbedeckungskarte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Encoder of the U-Net, by its name in segmentation-models-pytorch.</source>
        <translation>Encoder des U-Net, mit seinem Namen in segmentation-models-pytorch.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluate only inside this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Nur innerhalb dieser Ausdehnung auswerten: xmin,xmax,ymin,ymax [EPSG:Code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluations</source>
        <translation>Auswertungen</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluations without a better one after which training stops early.</source>
        <translation>Auswertungen ohne Verbesserung, nach denen das Training vorzeitig endet.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Exponent of the generalised cross-entropy: 0 is cross-entropy, 1 ignores doubtful pixels most.</source>
        <translation>Exponent der verallgemeinerten Kreuzentropie: 0 ist die Kreuzentropie, 1 übergeht zweifelhafte Pixel am stärksten.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Export a model as ONNX for other programs such as Deepness: raster values in, class probabilities out.</source>
        <translation>Ein Modell als ONNX für andere Programme wie Deepness exportieren: Rasterwerte hinein, Klassenwahrscheinlichkeiten heraus.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Field of the reference layer that holds the class, or a tag of OpenStreetMap such as landuse; of several joined by &apos;,&apos; the first that has a value counts.</source>
        <translation>Feld des Referenzlayers, das die Klasse enthält, oder ein Schlüssel (Tag) von OpenStreetMap wie landuse; von mehreren, mit &apos;,&apos; verbunden, zählt der erste, der einen Wert hat.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Field of the reference layer that holds the class.</source>
        <translation>Feld des Referenzlayers, das die Klasse enthält.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>File to write; its style (.qml) is written beside it.</source>
        <translation>Datei, die geschrieben wird; ihr Stil (.qml) wird daneben abgelegt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Files whose bands are stacked, in this order, or the SAFE folder, zip or MTD_MSI*.xml of a Sentinel-2 product; all in one CRS.</source>
        <translation>Dateien, deren Kanäle gestapelt werden, in dieser Reihenfolge, oder der SAFE-Ordner, die Zip oder MTD_MSI*.xml eines Sentinel-2-Produkts; alle in einem KBS.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>First log-alpha of the gates: above 0 is open.</source>
        <translation>Erstes log-alpha der Gatter: Über 0 ist offen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Flips</source>
        <translation>Spiegelungen</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder in which the data set is unpacked.</source>
        <translation>Ordner, in den der Datensatz entpackt ist.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder of the installed models; empty takes the plugin&apos;s.</source>
        <translation>Ordner der installierten Modelle; leer nimmt den der Erweiterung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder of the run: everything made along the way is kept here.</source>
        <translation>Ordner des Laufs: Alles, was unterwegs entsteht, bleibt hier.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>For a GPU: a ViT-S of 12 blocks and a deeper U-Net.</source>
        <translation>Für eine GPU: ein ViT-S mit 12 Blöcken und ein tieferes U-Net.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Format of the file: GeoTIFF (GTiff, or COG for the web), Erdas Imagine (HFA), ENVI, PNG, GeoPackage or netCDF. auto goes by how the file&apos;s name ends: tif, img, dat, png, gpkg, nc.</source>
        <translation>Format der Datei: GeoTIFF (GTiff, oder COG für das Web), Erdas Imagine (HFA), ENVI, PNG, GeoPackage oder netCDF. auto richtet sich nach der Endung des Dateinamens: tif, img, dat, png, gpkg, nc.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>From labelled tiles to a map: train, heads, pseudomasks, refine and predict in one run.</source>
        <translation>Von Kacheln mit Labels zur Karte: train, heads, pseudomasks, refine und predict in einem Lauf.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Fusion</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate close share</source>
        <translation>Anteil bis Gatterschluss</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate start</source>
        <translation>Gatter: Startwert</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate start spread</source>
        <translation>Gatter: Streuung</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Half size share</source>
        <translation>Anteil in halber Größe</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Half the range of the random part of the first log-alpha.</source>
        <translation>Halbe Spannweite des zufälligen Teils des ersten log-alpha.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Head dim</source>
        <translation>Kopfbreite</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Heads that stay open in the last block; 0 takes the largest number of labels of a tile.</source>
        <translation>Köpfe, die im letzten Block offen bleiben; 0 nimmt die größte Zahl von Labels einer Kachel.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Heads weight</source>
        <translation>Gewicht Köpfe</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Highest learning rate of AdamW in a round.</source>
        <translation>Höchste Lernrate von AdamW in einer Runde.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Highest learning rate of AdamW.</source>
        <translation>Höchste Lernrate von AdamW.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How much labels of rare classes count more where a class has to show: 0 all labels alike, 1 all rare classes alike.</source>
        <translation>Wie viel mehr Labels seltener Klassen zählen, wo sich eine Klasse zeigen muss: 0 alle Labels gleich, 1 alle seltenen Klassen gleich.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How much the pixels and labels of rare classes count more: 0 all alike, 1 all rare classes alike.</source>
        <translation>Wie viel mehr Pixel und Labels seltener Klassen zählen: 0 alle gleich, 1 alle seltenen Klassen gleich.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How often the tiles set aside are evaluated in a whole training.</source>
        <translation>Wie oft die zurückgehaltenen Kacheln in einem ganzen Training ausgewertet werden.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Id of the tile whose attention is drawn; empty takes the one with the most classes.</source>
        <translation>Id der Kachel, deren Aufmerksamkeit gezeichnet wird; leer nimmt die mit den meisten Klassen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Import a data set as it is published: a tile index of its images, labels and split.</source>
        <translation>Einen Datensatz importieren, wie er veröffentlicht ist: ein Kachelindex seiner Bilder, Labels und Aufteilung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Instead of a job: finished run that is packed with its map, without the cache of its tiles.</source>
        <translation>Statt einer Aufgabe: fertiger Lauf, der mit seiner Karte gepackt wird, ohne den Zwischenspeicher seiner Kacheln.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>L0 weight</source>
        <translation>L0-Gewicht</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Label balance</source>
        <translation>Label-Ausgleich</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Labelled tile index.</source>
        <translation>Kachelindex mit Labels.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Labelled tile index; only its labelled tiles and their pixels go along.</source>
        <translation>Kachelindex mit Labels; nur seine Kacheln mit Labels und deren Pixel kommen mit.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map to evaluate.</source>
        <translation>Landbedeckungskarte, die ausgewertet wird.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map to export.</source>
        <translation>Landbedeckungskarte, die exportiert wird.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map.</source>
        <translation>Landbedeckungskarte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Later land-cover map, on the grid of the earlier one.</source>
        <translation>Spätere Landbedeckungskarte, auf dem Gitter der früheren.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Layout of the folder; auto recognises it. coco: multi-label JSON; csv: a table of files and labels; folders: a folder for each class.</source>
        <translation>Aufbau des Ordners; auto erkennt ihn. coco: JSON mit mehreren Labels; csv: eine Tabelle von Dateien und Labels; folders: ein Ordner für jede Klasse.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Lists of the images of a part (train_list.txt), or a CSV with the columns name and split. Empty takes lists that lie in FOLDER.</source>
        <translation>Listen der Bilder eines Teils (train_list.txt), oder eine CSV mit den Spalten name und split. Leer nimmt Listen, die in FOLDER liegen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Log mlflow</source>
        <translation>Log MLflow</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Log tensorboard</source>
        <translation>Log TensorBoard</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Make one raster of the bands of several files, of any resolution, or of a Sentinel-2 product: a small VRT.</source>
        <translation>Ein Raster aus den Kanälen mehrerer Dateien machen, von beliebiger Auflösung, oder eines Sentinel-2-Produkts: eine kleine VRT.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map a whole scene with the model of a run or a model file.</source>
        <translation>Eine ganze Szene mit dem Modell eines Laufs oder einer Modelldatei kartieren.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map of the changes: the later class where it is not the earlier one, no data elsewhere.</source>
        <translation>Karte der Änderungen: die spätere Klasse, wo sie nicht die frühere ist, sonst Nodata.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map only this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Nur diese Ausdehnung kartieren: xmin,xmax,ymin,ymax [EPSG:Code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask flips</source>
        <translation>Masken spiegeln</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask shifts</source>
        <translation>Masken verschieben</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask weight</source>
        <translation>Gewicht der Masken</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Max tiles</source>
        <translation>Höchstzahl</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Method &apos;paper&apos;: name each region again by a forward pass with the rest hidden.</source>
        <translation>Methode &apos;paper&apos;: jede Region durch einen Durchlauf, bei dem der Rest verdeckt ist, neu benennen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min open heads</source>
        <translation>Mind. offene Köpfe</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min share</source>
        <translation>Mindestanteil</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min valid</source>
        <translation>Mind. gültig</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mlp dim</source>
        <translation>MLP-Breite</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Model file (.safetensors with its .json card) instead of a run.</source>
        <translation>Modelldatei (.safetensors mit ihrer .json-Karte) anstelle eines Laufs.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Model: .safetensors with its .json card beside it, or a .zip of the two. Empty with show: all installed models.</source>
        <translation>Modell: .safetensors mit seiner .json-Karte daneben, oder eine .zip mit beiden. Leer bei show: alle installierten Modelle.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Most images that are taken, drawn at random; 0 takes all.</source>
        <translation>Höchstzahl der Bilder, die genommen werden, zufällig gezogen; 0 nimmt alle.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Most rounds: each trains on the masks that the round before has improved.</source>
        <translation>Höchstzahl der Runden: Jede trainiert mit den Masken, die die Runde davor verbessert hat.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Move these four passes by half a patch each, where scores are finer than a patch: finer masks, at no cost beside MASK_FLIPS.</source>
        <translation>Diese vier Durchläufe um je einen halben Patch verschieben, wo die Bewertungen feiner als ein Patch sind: feinere Masken, ohne Mehraufwand gegenüber MASK_FLIPS.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Name in the library; empty takes that of the file, or of its run.</source>
        <translation>Name in der Bibliothek; leer nimmt den der Datei oder ihres Laufs.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Names of the bands of the stack, joined by &apos;;&apos;. Empty takes those of the files: descriptions, else what the file&apos;s name says, such as B02.</source>
        <translation>Namen der Kanäle des Stapels, mit &apos;;&apos; verbunden. Leer nimmt die der Dateien: Beschreibungen, sonst was der Dateiname sagt, etwa B02.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network of the run: best is the refined one, which maps scenes; vit is the sparse transformer before the rounds.</source>
        <translation>Netz des Laufs: best ist das verfeinerte, das Szenen kartiert; vit ist der sparsame Transformer vor den Runden.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network share</source>
        <translation>Netzanteil</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>New or empty folder: of a job job.json, tile index and rasters; of a run the folder run and the map.</source>
        <translation>Neuer oder leerer Ordner: von einer Aufgabe job.json, Kachelindex und Raster; von einem Lauf der Ordner run und die Karte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Number of clusters of the method &apos;global&apos;.</source>
        <translation>Anzahl der Cluster der Methode &apos;global&apos;.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Number of transformer blocks.</source>
        <translation>Anzahl der Transformer-Blöcke.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>ONNX file to write.</source>
        <translation>ONNX-Datei, die geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Only tiles inside this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Nur Kacheln innerhalb dieser Ausdehnung: xmin,xmax,ymin,ymax [EPSG:Code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to cut; several make one training set.</source>
        <translation>Optisches Raster, das geschnitten wird; mehrere ergeben einen Trainingsdatensatz.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to map there: it goes along whole, or inside EXTENT. Empty: only the training is done there.</source>
        <translation>Optisches Raster, das dort kartiert wird: Es kommt ganz mit, oder innerhalb von EXTENT. Leer: Dort wird nur trainiert.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to map.</source>
        <translation>Optisches Raster, das kartiert wird.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>PRESENCE_SHARE at the start of the training on tiles of 128 px and more, from where it falls evenly; 1 is the whole tile. The less it is, the likelier what the first steps take for a class by chance is kept. Smaller tiles, and classes of few tiles, have PRESENCE_SHARE throughout.</source>
        <translation>PRESENCE_SHARE zu Beginn des Trainings auf Kacheln ab 128 px; von dort fällt er gleichmäßig; 1 ist die ganze Kachel. Je kleiner er ist, desto eher bleibt, was die ersten Schritte zufällig für eine Klasse halten. Kleinere Kacheln und Klassen mit wenigen Kacheln haben durchweg PRESENCE_SHARE.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pack a job, with the part of the rasters that it reads, for another machine; or, with RUN, a run to send back.</source>
        <translation>Eine Aufgabe mit dem Teil der Raster, den sie liest, für einen anderen Rechner packen; oder, mit RUN, einen Lauf, der zurückgeschickt wird.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Part that is imported. all keeps the parts in the field &apos;split&apos;, and training leaves test out; a part taken alone is divided anew.</source>
        <translation>Teil, der importiert wird. all behält die Teile im Feld &apos;split&apos;, und das Training lässt test aus; ein einzelner Teil wird neu aufgeteilt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch loss weight</source>
        <translation>Gewicht Patch-Verlust</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch of that tile whose attention is drawn, as row,column from 0,0 at the upper left; empty takes the class token.</source>
        <translation>Patch dieser Kachel, dessen Aufmerksamkeit gezeichnet wird, als Zeile,Spalte ab 0,0 links oben; leer nimmt den Klassen-Token.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch size</source>
        <translation>Patchgröße</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Polygons with code, name, area_ha and confidence; the style (.qml) is written beside the file. Its name says the format.</source>
        <translation>Polygone mit code, name, area_ha und confidence; der Stil (.qml) wird neben die Datei geschrieben. Ihr Name sagt das Format.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Presence share</source>
        <translation>Präsenzanteil</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Presence start</source>
        <translation>Präsenz zu Beginn</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pretrained</source>
        <translation>Vortrainiert</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pretrained plain ViT to start from: path of a .safetensors, .pth or .bin file, a timm name, or hf-hub:owner/name; one for each modality joined by &apos;;&apos;. It sets DIM, DEPTH, HEADS, HEAD_DIM, MLP_DIM and STEM_WIDTH. Only a name or an id is looked up on the network.</source>
        <translation>Vortrainierter einfacher ViT als Ausgangspunkt: Pfad einer .safetensors-, .pth- oder .bin-Datei, ein timm-Name oder hf-hub:Besitzer/Name; einer je Modalität, verbunden durch &apos;;&apos;. Er bestimmt DIM, DEPTH, HEADS, HEAD_DIM, MLP_DIM und STEM_WIDTH. Nur ein Name oder eine Id wird im Netz nachgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Probability of each class, a band each.</source>
        <translation>Wahrscheinlichkeit jeder Klasse, je ein Kanal.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Processor for the networks: auto takes a GPU when there is one.</source>
        <translation>Prozessor für die Netze: auto nimmt eine GPU, wenn es eine gibt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Prune at</source>
        <translation>Kürzen ab</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pseudomasks of the tiles.</source>
        <translation>Pseudomasken der Kacheln.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pseudomasks with the new names.</source>
        <translation>Pseudomasken mit den neuen Namen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Rare tiles</source>
        <translation>Seltene Kacheln</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster as the other program will be given it: the order and units of its bands become part of the file, which is checked on it. Empty: values in the units and order of the model&apos;s card.</source>
        <translation>Raster, wie das andere Programm es bekommt: Reihenfolge und Einheiten seiner Kanäle werden Teil der Datei, die damit geprüft wird. Leer: Werte in den Einheiten und der Reihenfolge der Karte des Modells.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of all bands on the grid of the finest (VRT); it names the files, so keep them where they are, or move it with them.</source>
        <translation>Raster aller Kanäle auf dem Gitter des feinsten (VRT); es nennt die Dateien: Lassen Sie sie, wo sie sind, oder verschieben Sie es mit ihnen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of class codes (several joined by &apos;;&apos; with the command sparse-wsss), polygon layer, or CSV with the columns tile and labels (such as water;forest, or water;... for &apos;at least&apos;, or water 30;forest 70).</source>
        <translation>Raster mit Klassencodes (mehrere durch &apos;;&apos; verbunden mit dem Befehl sparse-wsss), Polygonlayer oder CSV mit den Spalten tile und labels (etwa Wasser;Wald oder Wasser;... für &apos;mindestens&apos; oder Wasser 30;Wald 70).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of class codes, or layer of polygons or points; its CRS and grid may differ.</source>
        <translation>Raster mit Klassencodes oder Layer mit Polygonen oder Punkten; KBS und Gitter dürfen abweichen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster to be mapped: what of it does not fit the model is said.</source>
        <translation>Raster, das kartiert werden soll: Was davon nicht zum Modell passt, wird gesagt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Record</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Relabel</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Repaint the pseudomasks with the edited names of the clusters.</source>
        <translation>Die Pseudomasken mit den bearbeiteten Namen der Cluster neu malen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Report of the run (HTML).</source>
        <translation>Bericht des Laufs (HTML).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Report with the confusion matrix (HTML).</source>
        <translation>Bericht mit der Konfusionsmatrix (HTML).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Robustness</source>
        <translation>Robustheit</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round batch size</source>
        <translation>Rundenbatch</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round half size share</source>
        <translation>Anteil halber Größe in Runden</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round learning rate</source>
        <translation>Runden-Lernrate</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round steps</source>
        <translation>Schritte je Runde</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Run whose best model maps the scene.</source>
        <translation>Lauf, dessen bestes Modell die Szene kartiert.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Run whose network is exported.</source>
        <translation>Lauf, dessen Netz exportiert wird.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, one for each optical raster.</source>
        <translation>SAR-Raster auf demselben Gitter, eines für jedes optische Raster.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, when the model was trained with one.</source>
        <translation>SAR-Raster auf demselben Gitter, wenn das Modell mit einem trainiert wurde.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, when the tiles have one.</source>
        <translation>SAR-Raster auf demselben Gitter, wenn die Kacheln eines haben.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid.</source>
        <translation>SAR-Raster auf demselben Gitter.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid; its bands follow those of RASTER.</source>
        <translation>SAR-Raster auf demselben Gitter; seine Kanäle folgen denen von RASTER.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>STAC item (JSON); best in the folder of the map: it names files relative to itself.</source>
        <translation>STAC-Item (JSON); am besten im Ordner der Karte: Es nennt Dateien relativ zu sich selbst.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Say which classes occur in each tile, from a reference raster or layer, or from a CSV.</source>
        <translation>Angeben, welche Klassen in jeder Kachel vorkommen, aus einem Referenzraster oder -layer oder aus einer CSV.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Scores weight</source>
        <translation>Gewicht Bewertungen</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Seed of every random choice; the same seed gives the same result on the CPU.</source>
        <translation>Startwert jeder Zufallswahl; derselbe Startwert ergibt auf der CPU dasselbe Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a round&apos;s training in which tiles of 128 px and more are shown at half their size, as HALF_SIZE_SHARE is for the training.</source>
        <translation>Anteil des Trainings einer Runde, in dem Kacheln ab 128 px in halber Größe gezeigt werden, wie HALF_SIZE_SHARE für das Training.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a tile&apos;s patches that has to show a class that the tile is labelled with, at the end of the training.</source>
        <translation>Anteil der Patches einer Kachel, der eine Klasse zeigen muss, die die Kachel als Label hat, am Ende des Trainings.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a window that its neighbours cover too; the results are blended.</source>
        <translation>Anteil eines Fensters, den auch seine Nachbarn abdecken; die Ergebnisse werden überblendet.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the labelled tiles set aside when the tile index has no split &apos;val&apos;.</source>
        <translation>Anteil der Kacheln mit Labels, der zurückgehalten wird, wenn der Kachelindex keine Aufteilung &apos;val&apos; hat.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the network&apos;s own patch scores beside the clusters&apos; names or the tokens&apos; attention, per pixel. The method &apos;global&apos; takes less in tiles of a class that fewer than eight tiles show.</source>
        <translation>Anteil der eigenen Patch-Bewertungen des Netzes neben den Namen der Cluster oder der Aufmerksamkeit der Token, je Pixel. Die Methode &apos;global&apos; nimmt weniger in Kacheln einer Klasse, die weniger als acht Kacheln zeigen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training after which the gates are fixed and closed heads removed; 1 keeps them learning.</source>
        <translation>Anteil des Trainings, nach dem die Gatter festgelegt und geschlossene Köpfe entfernt werden; bei 1 lernen sie weiter.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training in which a head that no class needs closes.</source>
        <translation>Anteil des Trainings, in dem sich ein Kopf schließt, den keine Klasse braucht.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training in which tiles of 128 px and more are shown at half their size: such a step takes a quarter of the time. Smaller tiles are never halved.</source>
        <translation>Anteil des Trainings, in dem Kacheln ab 128 px in halber Größe gezeigt werden: Ein solcher Schritt dauert ein Viertel der Zeit. Kleinere Kacheln werden nie halbiert.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Show or install a model that was handed over: its card, whether it is whole, and whether a raster fits it.</source>
        <translation>Ein übergebenes Modell zeigen oder installieren: seine Karte, ob es unversehrt ist, und ob ein Raster dazu passt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Show which heads survived, how much each matters, and what they look at in a tile.</source>
        <translation>Zeigen, welche Köpfe übrig blieben, wie wichtig jeder ist und was sie in einer Kachel ansehen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Side of a patch; 0 takes a sixteenth of the tile, rounded down to a power of two, 2 to 16.</source>
        <translation>Seite eines Patches; 0 nimmt ein Sechzehntel der Kachel, abgerundet auf eine Zweierpotenz, 2 bis 16.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Side of a tile.</source>
        <translation>Seite einer Kachel.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Smallest share of valid pixels of a tile.</source>
        <translation>Kleinster Anteil gültiger Pixel einer Kachel.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Snap steps</source>
        <translation>Kantenschritte</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Stem width</source>
        <translation>Stammbreite</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Steps that draw the network&apos;s scores to the edges of the image (pixel-adaptive refinement); 0 leaves them. Ten are usual. It helps large patches, and blurs classes where pixels are noisy.</source>
        <translation>Schritte, die die Bewertungen des Netzes an die Kanten im Bild ziehen (pixel-adaptive Verfeinerung); 0 lässt sie, wie sie sind. Üblich sind zehn. Das hilft bei großen Patches und verwischt Klassen, wo Pixel verrauscht sind.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Stride</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: class before and after, pixels, hectares, share of the pixels that both maps know.</source>
        <translation>Tabelle: Klasse vorher und nachher, Pixel, Hektar, Anteil an den Pixeln, die beide Karten kennen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: cluster, class, a score for each class, share.</source>
        <translation>Tabelle: Cluster, Klasse, eine Bewertung für jede Klasse, Anteil.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: layer, head, gate, open, importance, and importance for each class.</source>
        <translation>Tabelle: Schicht, Kopf, Gatter, offen, Wichtigkeit und Wichtigkeit für jede Klasse.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: tile, and how much each open head adds to the class token there.</source>
        <translation>Tabelle: Kachel und wie viel jeder offene Kopf dort zum Klassen-Token beiträgt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Take along and map only this extent of RASTER: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Nur diese Ausdehnung von RASTER mitnehmen und kartieren: xmin,xmax,ymin,ymax [EPSG:Code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Teacher decay</source>
        <translation>Lehrer-Abklingrate</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Texture weight</source>
        <translation>Gewicht Textur</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The card as text (Markdown).</source>
        <translation>Die Karte des Modells als Text (Markdown).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The card with the warnings, for programs (JSON).</source>
        <translation>Die Karte des Modells mit den Warnungen, für Programme (JSON).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The default, for two cores: it trains as long as the tiles ask for.</source>
        <translation>Der Standard, für zwei Kerne: Das Training dauert so lange, wie es die Kacheln verlangen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison.</source>
        <translation>Netz, Verlust und Masken von Hanna, Mommert und Borth 2023, zum Vergleich.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>This round of the refinement instead; 0 takes NETWORK.</source>
        <translation>Stattdessen diese Runde der Verfeinerung; 0 nimmt NETWORK.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index (GeoPackage): footprint, source, window, labels and split of each tile.</source>
        <translation>Kachelindex (GeoPackage): Umriss, Quelle, Fenster, Labels und Aufteilung jeder Kachel.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index to label.</source>
        <translation>Kachelindex, der Labels bekommt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index with labels.</source>
        <translation>Kachelindex mit Labels.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index. Where bands lie in files of their own, virtual rasters are written to a folder beside it.</source>
        <translation>Kachelindex. Wo Kanäle in eigenen Dateien liegen, werden virtuelle Raster in einen Ordner daneben geschrieben.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile size</source>
        <translation>Kachelgröße</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles in a training step of a round.</source>
        <translation>Kacheln in einem Trainingsschritt einer Runde.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles in a training step; 0: 16, and 8 when they have 128 px or more.</source>
        <translation>Kacheln in einem Trainingsschritt; 0: 16, und 8, wenn sie 128 px oder mehr haben.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles with a class that fewer than this share of the tiles show come more often; 0: all alike.</source>
        <translation>Kacheln mit einer Klasse, die weniger als dieser Anteil der Kacheln zeigt, kommen öfter vor; 0: alle gleich.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tokens weight</source>
        <translation>Gewicht Token</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Train a U-Net in rounds on the pseudomasks, each pixel weighted by its confidence.</source>
        <translation>Ein U-Net in Runden mit den Pseudomasken trainieren, jedes Pixel gewichtet mit seiner Konfidenz.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Train the gated Vision Transformer on the tiles&apos; labels; most attention heads close.</source>
        <translation>Den Vision Transformer mit Gattern an den Labels der Kacheln trainieren; die meisten Aufmerksamkeitsköpfe schließen sich.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Training steps of a round; 0: enough for the number of tiles and their size, at least 200.</source>
        <translation>Trainingsschritte einer Runde; 0: genug für die Zahl der Kacheln und ihre Größe, mindestens 200.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Training steps; 0: enough to show every tile 24 times, at least 160.</source>
        <translation>Trainingsschritte; 0: genug, um jede Kachel 24-mal zu zeigen, mindestens 160.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Turn a map into polygons: one for each connected area of a class, with its hectares and mean confidence.</source>
        <translation>Eine Karte in Polygone verwandeln: eines für jede zusammenhängende Fläche einer Klasse, mit Hektar und mittlerer Konfidenz.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Turn the surviving heads&apos; representations into a mask of every labelled tile.</source>
        <translation>Aus den Repräsentationen der verbliebenen Köpfe eine Maske jeder Kachel mit Labels machen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Unpack a bundle: a job ready to start on this machine, or a run that came back, with its map.</source>
        <translation>Ein Paket entpacken: eine Aufgabe, die auf diesem Rechner gestartet werden kann, oder einen Lauf, der zurückkam, mit seiner Karte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Validation share</source>
        <translation>Prüfanteil</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight decay; never acts on the gates.</source>
        <translation>Gewichtsabnahme (weight decay); wirkt nie auf die Gatter.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the candidate-set loss on the patches; 0 trains on the image labels alone.</source>
        <translation>Gewicht des Kandidatenmengen-Verlusts auf den Patches; 0 trainiert allein mit den Labels der Kacheln.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the local mean and spread in the clustering.</source>
        <translation>Gewicht von lokalem Mittel und lokaler Streuung bei der Clusterung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the open heads&apos; attention maps in the clustering.</source>
        <translation>Gewicht der Aufmerksamkeitskarten der offenen Köpfe bei der Clusterung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the patch head&apos;s class scores in the clustering.</source>
        <translation>Gewicht der Klassenbewertungen des Patch-Kopfes bei der Clusterung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the patch tokens in the clustering.</source>
        <translation>Gewicht der Patch-Token bei der Clusterung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the pseudomasks and their confidence beside what the network sees when a round paints the masks again; 0: the network alone.</source>
        <translation>Gewicht der Pseudomasken und ihrer Konfidenz neben dem, was das Netz sieht, wenn eine Runde die Masken neu malt; 0: das Netz allein.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the rule that every pixel is one of the tile&apos;s labels.</source>
        <translation>Gewicht der Regel, dass jedes Pixel eines der Labels der Kachel ist.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the share of open heads in the loss: higher closes more heads.</source>
        <translation>Gewicht des Anteils offener Köpfe im Verlust: Mehr schließt mehr Köpfe.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the standardised bands in the clustering.</source>
        <translation>Gewicht der standardisierten Kanäle bei der Clusterung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>What is written from a reference raster or layer: the classes of each tile; or their shares in percent, which tell classes apart that always occur together (classes below MIN_SHARE are left out of both); or, as &apos;at least&apos;, those of which a polygon, line or point touches the tile. Points and lines always touch.</source>
        <translation>Was aus einem Referenzraster oder -layer geschrieben wird: die Klassen jeder Kachel; oder ihre Anteile in Prozent, die Klassen unterscheiden, die immer zusammen vorkommen (Klassen unter MIN_SHARE fehlen in beiden); oder, als &apos;mindestens&apos;, jene, von denen ein Polygon, eine Linie oder ein Punkt die Kachel berührt. Punkte und Linien berühren immer.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>When the scene was taken: a date, a month, a year, a time such as 2023-07-14T10:20:00Z, or two of them joined by &apos;/&apos;.</source>
        <translation>Wann die Szene aufgenommen wurde: ein Tag, ein Monat, ein Jahr, eine Zeit wie 2023-07-14T10:20:00Z, oder zwei davon mit &apos;/&apos; verbunden.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Which rasters label DFC2020: its own 10 m classes (dfc) or MODIS&apos; (lc).</source>
        <translation>Welche Raster die Labels von DFC2020 geben: die eigenen 10-m-Klassen (dfc) oder die von MODIS (lc).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of an attention head.</source>
        <translation>Breite eines Aufmerksamkeitskopfes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of the hidden layer of a block.</source>
        <translation>Breite der verborgenen Schicht eines Blocks.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of the transformer&apos;s tokens.</source>
        <translation>Breite der Token des Transformers.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Window batch</source>
        <translation>Fensterbatch</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Windows in one forward pass; 0: 8 of 256 px, more of smaller ones.</source>
        <translation>Fenster in einem Vorwärtsdurchlauf; 0: 8 von 256 px, mehr von kleineren.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: authors, where the card names none.</source>
        <translation>Bei install: Autoren, wo die Karte keine nennt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: licence of the model, such as CC-BY-4.0, where its card names none.</source>
        <translation>Bei install: Lizenz des Modells, etwa CC-BY-4.0, wo seine Karte keine nennt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: version of the model, where the card names none.</source>
        <translation>Bei install: Version des Modells, wo die Karte keine nennt.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Write a map into another file, format or CRS; a pixel takes the nearest class, never a mixture.</source>
        <translation>Eine Karte in eine andere Datei, ein anderes Format oder KBS schreiben; ein Pixel bekommt die nächstgelegene Klasse, nie eine Mischung.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>early: the patches of optical and SAR are summed before one transformer. late: a transformer and gates for each, joined at the end; it maps without SAR too.</source>
        <translation>early: Die Patches von Optik und SAR werden vor einem gemeinsamen Transformer summiert. late: je ein eigener Transformer mit Gattern, am Ende verbunden; kartiert auch ohne SAR.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>global: one clustering of the whole training set, named by evidence. paper: clusters of heads in each tile, named by rank (Hanna et al. 2023). tokens: what the class token of each class looks at (Hanna &amp; Borth 2025); needs CLASS_TOKENS per_class.</source>
        <translation>global: eine Clusterung des ganzen Trainingsdatensatzes, benannt nach der Evidenz. paper: Cluster der Köpfe in jeder Kachel, benannt nach dem Rang (Hanna et al. 2023). tokens: was der Klassen-Token jeder Klasse ansieht (Hanna &amp; Borth 2025); braucht CLASS_TOKENS per_class.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>one: a single class token. per_class: a class token for each class, those of absent classes masked at random (Hanna &amp; Borth 2025); the method &apos;tokens&apos; needs it.</source>
        <translation>one: ein einziger Klassen-Token. per_class: ein Klassen-Token für jede Klasse, die fehlender Klassen werden zufällig maskiert (Hanna &amp; Borth 2025); die Methode &apos;tokens&apos; braucht das.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>show: check a model and show its card. install: check it and copy it into the library. remove: take it out of the library.</source>
        <translation>show: ein Modell prüfen und seine Karte zeigen. install: es prüfen und in die Bibliothek kopieren. remove: es aus der Bibliothek nehmen.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Smallest area</source>
        <translation>Kleinste Fläche</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Split</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>m2</source>
        <translation>m2</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>Pack a job or a run</source>
        <translation>Aufgabe oder Lauf packen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>Settings of a run (job.json)</source>
        <translation>Einstellungen eines Laufs (job.json)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>Size of the bundle, bytes</source>
        <translation>Größe des Pakets, Bytes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>The other machine needs no QGIS and none of your disks: README.txt in the bundle says the commands. What is learned there is what would be learned here. Paths of your rasters are noted in it, so that the run finds them when it comes back.</source>
        <translation>Der andere Rechner braucht weder QGIS noch Ihre Laufwerke: README.txt im Paket nennt die Befehle. Was dort gelernt wird, ist, was hier gelernt würde. Die Pfade Ihrer Raster sind darin vermerkt, damit der Lauf sie findet, wenn er zurückkommt.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Run folder</source>
        <translation>Laufordner</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Labelled tile index</source>
        <translation>Kachelindex mit Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Optical raster</source>
        <translation>Optisches Raster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>SAR raster</source>
        <translation>SAR-Raster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Bundle</source>
        <translation>Paket</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Both maps lie on one grid, and a class has the same code in both. Only pixels that have a class in both are counted; the table also says what stayed the same. Hectares are measured on the ellipsoid, whatever the CRS.</source>
        <translation>Beide Karten liegen auf einem Gitter, und eine Klasse hat in beiden denselben Code. Gezählt werden nur Pixel, die in beiden eine Klasse haben; die Tabelle sagt auch, was gleich blieb. Hektar werden auf dem Ellipsoid gemessen, in jedem KBS.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Compare two maps</source>
        <translation>Zwei Karten vergleichen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Earlier map</source>
        <translation>Frühere Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Later map</source>
        <translation>Spätere Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Number of pixels that differ</source>
        <translation>Anzahl der Pixel, die sich unterscheiden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Share of the pixels that differ</source>
        <translation>Anteil der Pixel, die sich unterscheiden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Table of the changes</source>
        <translation>Tabelle der Änderungen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Number of pixels compared</source>
        <translation>Anzahl der verglichenen Pixel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>&apos;{}&apos; is no number.</source>
        <translation>&apos;{}&apos; ist keine Zahl.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>&apos;{}&apos; is not among the choices.</source>
        <translation>&apos;{}&apos; steht nicht zur Auswahl.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: allowed is {}, {}.</source>
        <translation>Nächster Schritt: erlaubt ist {}, {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: allowed is {}.</source>
        <translation>Nächster Schritt: erlaubt ist {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: correct the path.</source>
        <translation>Nächster Schritt: Korrigieren Sie den Pfad.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: let the name end with {}.</source>
        <translation>Nächster Schritt: den Namen auf {} enden lassen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>There is no parameter &apos;{}&apos;.</source>
        <translation>Es gibt keinen Parameter &apos;{}&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>{} does not work.</source>
        <translation>{} geht nicht.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>{} is not there.</source>
        <translation>{} ist nicht vorhanden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>{} is the name of a file of no format that is written.</source>
        <translation>{} ist der Name einer Datei von keinem Format, das geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>Next step: {}</source>
        <translation>Nächster Schritt: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Classes to leave out</source>
        <translation>Klassen, die weggelassen werden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Folder of the data set</source>
        <translation>Ordner des Datensatzes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Import a data set</source>
        <translation>Einen Datensatz importieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Labels of DFC2020</source>
        <translation>Labels von DFC2020</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Lists of the split</source>
        <translation>Listen der Aufteilung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Most images</source>
        <translation>Höchstzahl der Bilder</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Number of images that do not work</source>
        <translation>Anzahl der Bilder, die nicht gehen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Smallest share of a class in an image</source>
        <translation>Kleinster Anteil einer Klasse in einem Bild</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>The images stay where they are: the result is a layer with the footprint, the files, the labels and the part of the split of each. Known are DFC2020, SEN12MS, BigEarthNet (1 and 2, with Sentinel-1), EuroSAT (all bands), a folder for each class, a CSV of files and labels, and multi-label JSON as COCO has it.</source>
        <translation>Die Bilder bleiben, wo sie sind: Das Ergebnis ist ein Layer mit Umriss, Dateien, Labels und Teil der Aufteilung jedes Bildes. Bekannt sind DFC2020, SEN12MS, BigEarthNet (1 und 2, mit Sentinel-1), EuroSAT (alle Kanäle), ein Ordner für jede Klasse, eine CSV von Dateien und Labels, und JSON mit mehreren Labels wie bei COCO.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Class table</source>
        <translation>Klassentabelle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Number of labelled tiles</source>
        <translation>Anzahl der Kacheln mit Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Number of tiles</source>
        <translation>Anzahl der Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Tile index</source>
        <translation>Kachelindex</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Check or install the Python environment in which the networks run.</source>
        <translation>Die Python-Umgebung, in der die Netze laufen, prüfen oder installieren.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Device of the networks</source>
        <translation>Gerät der Netze</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Folder of wheels to install from, for a machine without internet.</source>
        <translation>Ordner mit Wheels, aus denen installiert wird, für einen Rechner ohne Internet.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>From now on the plugin&apos;s own environment is taken.</source>
        <translation>Von jetzt an wird die eigene Umgebung der Erweiterung genommen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>From now on this interpreter is taken: {}</source>
        <translation>Von jetzt an wird dieser Interpreter genommen: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Interpreter of the worker</source>
        <translation>Interpreter des Arbeitsprozesses</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>It is an environment of its own in {}, about 2 GB (6 GB with CUDA), made by uv where that is there, else by pip, with the proxy of QGIS and the build of torch that fits the graphics card. QGIS&apos;s own Python is not touched. The variable {} names another folder, {} another interpreter.</source>
        <translation>Sie ist eine eigene Umgebung in {}, etwa 2 GB (6 GB mit CUDA), angelegt von uv, wo es vorhanden ist, sonst von pip, mit dem Proxy von QGIS und dem Build von torch, der zur Grafikkarte passt. Das Python von QGIS wird nicht angerührt. Die Variable {} nennt einen anderen Ordner, {} einen anderen Interpreter.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>It is removed.</source>
        <translation>Sie ist entfernt.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Python 3.11 or newer that makes the environment; empty looks for one. With check and choose: the interpreter to look at or to take.</source>
        <translation>Python 3.11 oder neuer, das die Umgebung anlegt; leer sucht eines. Bei check und choose: der Interpreter, der geprüft oder genommen wird.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Removing {} ...</source>
        <translation>{} wird entfernt ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Report as text (Markdown), to keep or to send with a question. User name, home folder, passwords, tokens and keys are left out.</source>
        <translation>Bericht als Text (Markdown), zum Aufheben oder zum Mitschicken bei einer Frage. Benutzername, persönlicher Ordner, Passwörter, Token und Schlüssel sind weggelassen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Report on the environment</source>
        <translation>Bericht über die Umgebung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The interpreter chosen before is taken no longer: {}</source>
        <translation>Der früher gewählte Interpreter wird nicht mehr genommen: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The variable {} is set: its interpreter is used, not the one installed now.</source>
        <translation>Die Variable {} ist gesetzt: Ihr Interpreter wird verwendet, nicht der eben installierte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The variable {} is set: its interpreter is used.</source>
        <translation>Die Variable {} ist gesetzt: Ihr Interpreter wird verwendet.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>There was none.</source>
        <translation>Es gab keine.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>check: say which packages and devices the worker has. install: make its environment in your data folder, or complete it. repair: make it anew. remove: delete it. choose: take the interpreter PYTHON, which has the worker installed, from now on; without PYTHON, the plugin&apos;s own environment again.</source>
        <translation>check: sagen, welche Pakete und Geräte der Arbeitsprozess hat. install: seine Umgebung in Ihrem Datenordner anlegen oder vervollständigen. repair: sie neu anlegen. remove: sie löschen. choose: von jetzt an den Interpreter PYTHON nehmen, in dem der Arbeitsprozess installiert ist; ohne PYTHON wieder die eigene Umgebung der Erweiterung.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Folder of wheels</source>
        <translation>Ordner mit Wheels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Accuracy figures</source>
        <translation>Genauigkeitsmaße</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Accuracy report</source>
        <translation>Genauigkeitsbericht</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Average accuracy</source>
        <translation>Mittlere Genauigkeit</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Evaluate a map</source>
        <translation>Karte auswerten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Expected calibration error of the confidence</source>
        <translation>Erwarteter Kalibrierungsfehler der Konfidenz</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Mean F1</source>
        <translation>Mittleres F1</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Mean IoU</source>
        <translation>Mittlere IoU</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Overall accuracy</source>
        <translation>Gesamtgenauigkeit</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Pixels without reference are left out. The mean IoU is taken over the classes that occur in the reference. Points or polygons that were drawn at random give the area of each class with an interval; the confidence of the map gives a curve of how often a confidence is right.</source>
        <translation>Pixel ohne Referenz bleiben außen vor. Die mittlere IoU geht über die Klassen, die in der Referenz vorkommen. Zufällig gezogene Punkte oder Polygone ergeben die Fläche jeder Klasse mit einem Intervall; die Konfidenz der Karte ergibt eine Kurve, wie oft eine Konfidenz recht hat.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Reference: raster, polygons or points</source>
        <translation>Referenz: Raster, Polygone oder Punkte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Land-cover map</source>
        <translation>Landbedeckungskarte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Field with the class</source>
        <translation>Feld mit der Klasse</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Confidence of the map</source>
        <translation>Konfidenz der Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Class names and colours go into the file or beside it where the format has a place for them; the style of QGIS (.qml) lies beside it. The file is read back before it takes its place. Formats that lose detail, such as JPEG, are not offered: they would change classes.</source>
        <translation>Klassennamen und Farben kommen in die Datei oder daneben, wo das Format einen Platz dafür hat; der Stil von QGIS (.qml) liegt daneben. Die Datei wird zurückgelesen, bevor sie ihren Platz einnimmt. Verlustbehaftete Formate wie JPEG werden nicht angeboten: Sie würden Klassen verändern.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Export a map</source>
        <translation>Eine Karte exportieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Exported map</source>
        <translation>Exportierte Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>CRS</source>
        <translation>KBS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention from every patch of the tile</source>
        <translation>Aufmerksamkeit von jedem Patch der Kachel aus</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention in each tile</source>
        <translation>Aufmerksamkeit in jeder Kachel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention of the open heads</source>
        <translation>Aufmerksamkeit der offenen Köpfe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Patch of the tile to look from</source>
        <translation>Patch der Kachel, von dem aus geschaut wird</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Show attention heads</source>
        <translation>Aufmerksamkeitsköpfe zeigen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Strength of the heads in each tile</source>
        <translation>Stärke der Köpfe in jeder Kachel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Tile to draw</source>
        <translation>Kachel, die gezeichnet wird</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_looker.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Attention heads</source>
        <translation>Aufmerksamkeitsköpfe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: choose another file for {}.</source>
        <translation>Nächster Schritt: Wählen Sie eine andere Datei für {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give a code such as EPSG:4326.</source>
        <translation>Nächster Schritt: Geben Sie einen Code wie EPSG:4326 an.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give a file that GDAL reads, or the name of a layer of the project.</source>
        <translation>Nächster Schritt: Geben Sie eine Datei an, die GDAL liest, oder den Namen eines Layers des Projekts.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give it as xmin,xmax,ymin,ymax [EPSG:code], or name a layer.</source>
        <translation>Nächster Schritt: Geben Sie sie als xmin,xmax,ymin,ymax [EPSG:Code] an oder nennen Sie einen Layer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give the path of a file.</source>
        <translation>Nächster Schritt: Geben Sie den Pfad einer Datei an.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: save it as GeoTIFF (Export &gt; Save As) and take that.</source>
        <translation>Nächster Schritt: Speichern Sie ihn als GeoTIFF (Exportieren &gt; Speichern als) und nehmen Sie dieses.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{} is the same file as {}: {}</source>
        <translation>{} ist dieselbe Datei wie {}: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; cannot be opened.</source>
        <translation>{}: &apos;{}&apos; kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no CRS.</source>
        <translation>{}: &apos;{}&apos; ist kein KBS.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no extent.</source>
        <translation>{}: &apos;{}&apos; ist keine Ausdehnung.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no file.</source>
        <translation>{}: &apos;{}&apos; ist keine Datei.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: the layer &apos;{}&apos; is not in a file ({}).</source>
        <translation>{}: Der Layer &apos;{}&apos; liegt nicht in einer Datei ({}).</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Label tiles</source>
        <translation>Kacheln mit Labels versehen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Only the presence of a class in a tile is kept, never where it is. Labels may also be typed into the field &apos;labels&apos; of the tile index in QGIS: &apos;water;forest&apos; (exactly these classes), &apos;water;...&apos; (at least), &apos;!snow&apos; (not this one), &apos;?&apos; (unknown), &apos;water 30;forest 70&apos; (percent), NULL where a tile is not labelled.</source>
        <translation>Es wird nur behalten, dass eine Klasse in einer Kachel vorkommt, nie wo. Labels können auch in QGIS in das Feld &apos;labels&apos; des Kachelindex getippt werden: &apos;Wasser;Wald&apos; (genau diese Klassen), &apos;Wasser;...&apos; (mindestens), &apos;!Schnee&apos; (diese nicht), &apos;?&apos; (unbekannt), &apos;Wasser 30;Wald 70&apos; (Prozent), NULL, wo eine Kachel keine Labels hat.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Reference: raster, polygons or CSV</source>
        <translation>Referenz: Raster, Polygone oder CSV</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Smallest share of a class in a tile</source>
        <translation>Kleinster Anteil einer Klasse an einer Kachel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>What is written from a reference</source>
        <translation>Was aus einer Referenz geschrieben wird</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Choose a raster.</source>
        <translation>Wählen Sie ein Raster.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Choose another file, in a folder that may be written.</source>
        <translation>Wählen Sie eine andere Datei, in einem Ordner, in den geschrieben werden darf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Credits</source>
        <translation>Quellenangabe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Date on the sheet, in your own words; empty takes today&apos;s.</source>
        <translation>Datum auf dem Blatt, in Ihren Worten; leer nimmt das heutige.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>File to write: PDF, PNG or SVG by how its name ends.</source>
        <translation>Datei, die geschrieben wird: PDF, PNG oder SVG, je nachdem, wie ihr Name endet.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Land-cover map; its style says colours and names.</source>
        <translation>Landbedeckungskarte; ihr Stil sagt Farben und Namen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Next step: let OUTPUT end with .pdf, .png or .svg.</source>
        <translation>Nächster Schritt: Lassen Sie OUTPUT mit .pdf, .png oder .svg enden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Points of a picture to an inch.</source>
        <translation>Punkte eines Bildes je Zoll.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Print a map</source>
        <translation>Eine Karte drucken</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Printed map</source>
        <translation>Gedruckte Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Put a map on a sheet with the legend of its classes, a scale bar, a north arrow, title, date and credits.</source>
        <translation>Eine Karte auf ein Blatt bringen, mit der Legende ihrer Klassen, Maßstab, Nordpfeil, Titel, Datum und Quellenangabe.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Size of the sheet</source>
        <translation>Größe des Blattes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Size of the sheet, which lies on its side.</source>
        <translation>Größe des Blattes, im Querformat.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>The button &apos;Print layout&apos; of the panel&apos;s page Result opens the same sheet in the layout designer. The templates are in the plugin&apos;s folder resources/layouts.</source>
        <translation>Der Knopf &apos;Drucklayout&apos; auf der Seite Ergebnis öffnet dasselbe Blatt im Layoutfenster. Die Vorlagen sind im Ordner resources/layouts der Erweiterung.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Title of the sheet; empty takes the name of the map.</source>
        <translation>Titel des Blattes; leer nimmt den Namen der Karte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Where the data come from, at the foot of the sheet.</source>
        <translation>Woher die Daten kommen, am Fuß des Blattes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/layers.py"/>
        <source>QGIS cannot open {}.</source>
        <translation>QGIS kann {} nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>A model is checked before it is shown or installed: the digest of its weights, its tensors against its card; anything else is refused, and nothing in it is executed. To pass a model on, give its two files of the library. Installed models are in {}.</source>
        <translation>Ein Modell wird geprüft, bevor es gezeigt oder installiert wird: die Prüfsumme seiner Gewichte, seine Tensoren gegen seine Karte; alles andere wird abgelehnt, und nichts darin wird ausgeführt. Um ein Modell weiterzugeben, geben Sie seine zwei Dateien aus der Bibliothek. Installierte Modelle sind in {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Authors of the model</source>
        <translation>Autoren des Modells</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Card of the model, for programs</source>
        <translation>Karte des Modells, für Programme</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Folder of installed models</source>
        <translation>Ordner der installierten Modelle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Model file or .zip</source>
        <translation>Modelldatei oder .zip</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Name in the library</source>
        <translation>Name in der Bibliothek</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Show or install a model</source>
        <translation>Ein Modell zeigen oder installieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Version of the model</source>
        <translation>Version des Modells</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Card of the model</source>
        <translation>Karte des Modells</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence of the model</source>
        <translation>Lizenz des Modells</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>Export a model as ONNX</source>
        <translation>Ein Modell als ONNX exportieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>Largest difference of a probability between onnxruntime and torch</source>
        <translation>Größter Unterschied einer Wahrscheinlichkeit zwischen onnxruntime und torch</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>The plugin Deepness opens the file with its classes, resolution and tile size already set. Normalisation is in the file: it takes the values as they lie in RASTER. Tiles have a fixed size; closed heads are not in it. The file is run by onnxruntime and compared with the network before it takes its place.</source>
        <translation>Die Erweiterung Deepness öffnet die Datei mit ihren Klassen, ihrer Auflösung und ihrer Kachelgröße. Die Normierung ist in der Datei: Sie nimmt die Werte, wie sie in RASTER liegen. Kacheln haben eine feste Größe; geschlossene Köpfe sind nicht darin. Die Datei wird von onnxruntime ausgeführt und mit dem Netz verglichen, bevor sie ihren Platz einnimmt.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model file</source>
        <translation>Modelldatei</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>ONNX file</source>
        <translation>ONNX-Datei</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Allowed: {}.</source>
        <translation>Erlaubt: {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Default: {}.</source>
        <translation>Standardwert: {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Empty: the preset&apos;s value; standard: {}.</source>
        <translation>Leer: der Wert der Voreinstellung; Standard: {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>From labels to a map</source>
        <translation>Von Labels zur Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>Optical raster to map</source>
        <translation>Optisches Raster, das kartiert wird</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>SAR raster to map</source>
        <translation>SAR-Raster, das kartiert wird</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>What is made along the way stays in the run folder: heads, pseudomasks, clusters, curves and a report. A cancelled run goes on where it stopped when it is started again with the same settings.</source>
        <translation>Was unterwegs entsteht, bleibt im Laufordner: Köpfe, Pseudomasken, Cluster, Kurven und ein Bericht. Ein abgebrochener Lauf geht dort weiter, wo er anhielt, wenn er mit denselben Einstellungen wieder gestartet wird.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Report of the run</source>
        <translation>Bericht des Laufs</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Token width</source>
        <translation>Token-Breite</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Give a run or a model file. The scene needs the bands that the model was trained with.</source>
        <translation>Geben Sie einen Lauf oder eine Modelldatei an. Die Szene braucht die Kanäle, mit denen das Modell trainiert wurde.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Map a scene</source>
        <translation>Szene kartieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Probabilities of the classes</source>
        <translation>Wahrscheinlichkeiten der Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/provider.py"/>
        <source>Sparse WSSS: land-cover maps from image-level labels</source>
        <translation>Sparse WSSS: Landbedeckungskarten aus Labels ganzer Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Clusters and their classes</source>
        <translation>Cluster und ihre Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Confidence of the pseudomasks</source>
        <translation>Konfidenz der Pseudomasken</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Look at the cluster table: its column &apos;class&apos; says which class each cluster became. Edit it and run &apos;Relabel clusters&apos; to repaint the masks.</source>
        <translation>Sehen Sie sich die Clustertabelle an: Ihre Spalte &apos;class&apos; sagt, welche Klasse jeder Cluster wurde. Bearbeiten Sie sie und führen Sie &apos;Cluster umbenennen&apos; aus, um die Masken neu zu malen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Make pseudomasks</source>
        <translation>Pseudomasken erzeugen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Pseudomasks</source>
        <translation>Pseudomasken</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <source>Its model joins the run; &apos;Map a scene&apos; uses the best one.</source>
        <translation>Ihr Modell kommt zum Lauf hinzu; &apos;Szene kartieren&apos; verwendet das beste.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <source>Refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Edited cluster table</source>
        <translation>Bearbeitete Clustertabelle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Pseudomasks, renamed</source>
        <translation>Pseudomasken, umbenannt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Relabel clusters</source>
        <translation>Cluster umbenennen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Describe a map for catalogues (STAC)</source>
        <translation>Eine Karte für Kataloge beschreiben (STAC)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>STAC item</source>
        <translation>STAC-Item</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>The item is of STAC 1.1 with the extensions projection, raster and classification. It names the files as seen from its own folder: move or upload them together.</source>
        <translation>Das Item ist von STAC 1.1 mit den Erweiterungen projection, raster und classification. Es nennt die Dateien von seinem Ordner aus: Verschieben oder laden Sie sie zusammen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Time of the scene</source>
        <translation>Zeit der Szene</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Names of the bands</source>
        <translation>Namen der Kanäle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Rasters</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Stack bands</source>
        <translation>Kanäle stapeln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>The stack is a small file that names the others and copies no pixel. Its grid is that of the finest band; a coarser pixel is repeated, never mixed. Of a Sentinel-2 product it takes every band on the 10 m grid, B01 to B12 with B8A after B08, and subtracts the offset that its metadata name. QGIS opens the stack, so that the panel can cut and map it.</source>
        <translation>Der Stapel ist eine kleine Datei, die die anderen nennt und kein Pixel kopiert. Sein Gitter ist das des feinsten Kanals; ein gröberes Pixel wird wiederholt, nie gemischt. Von einem Sentinel-2-Produkt nimmt er jeden Kanal auf dem 10-m-Gitter, B01 bis B12 mit B8A nach B08, und zieht den Offset ab, den seine Metadaten nennen. QGIS öffnet den Stapel, sodass das Panel ihn schneiden und kartieren kann.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Number of bands</source>
        <translation>Anzahl der Kanäle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>1 Tiles and labels</source>
        <translation>1 Kacheln und Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>2 Learning</source>
        <translation>2 Lernen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>3 Maps</source>
        <translation>3 Karten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>4 Models</source>
        <translation>4 Modelle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>RUN is a temporary folder, gone when QGIS closes. Give a folder to keep it.</source>
        <translation>RUN ist ein temporärer Ordner, der beim Schließen von QGIS verschwindet. Geben Sie einen Ordner an, um ihn zu behalten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>Setup</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>deep learning</source>
        <translation>tiefes Lernen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>land cover</source>
        <translation>Landbedeckung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>segmentation</source>
        <translation>Segmentierung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>weak supervision</source>
        <translation>schwache Überwachung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Bands of the SAR raster</source>
        <translation>Kanäle des SAR-Rasters</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Bands of the optical raster</source>
        <translation>Kanäle des optischen Rasters</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>The pixels stay where they are: the result is a layer with a footprint, the source raster and the window of each tile. Give several rasters as a list, or joined by &apos;;&apos;.</source>
        <translation>Die Pixel bleiben, wo sie sind: Das Ergebnis ist ein Layer mit Umriss, Quellraster und Fenster jeder Kachel. Geben Sie mehrere Raster als Liste an oder durch &apos;;&apos; verbunden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Cut tiles</source>
        <translation>Kacheln schneiden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Every attention head has a gate; heads that no class needs close while the network learns. A cancelled training goes on where it stopped when it is started again with the same run folder and settings.</source>
        <translation>Jeder Aufmerksamkeitskopf hat ein Gatter; Köpfe, die keine Klasse braucht, schließen sich, während das Netz lernt. Ein abgebrochenes Training geht dort weiter, wo es anhielt, wenn es mit demselben Laufordner und denselben Einstellungen wieder gestartet wird.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>All files are checked before anything is kept. The map of a run is added to the project with its style; choose the folder &apos;run&apos; as Run folder in the panel to see the rest.</source>
        <translation>Alle Dateien werden geprüft, bevor etwas behalten wird. Die Karte eines Laufs kommt mit ihrem Stil ins Projekt; wählen Sie im Panel den Ordner &apos;run&apos; als Laufordner, um den Rest zu sehen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Job to start (job.json)</source>
        <translation>Aufgabe, die zu starten ist (job.json)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Unpack a job or a run</source>
        <translation>Aufgabe oder Lauf entpacken</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>Number of areas that became part of others</source>
        <translation>Anzahl der Flächen, die in anderen aufgingen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>Number of polygons</source>
        <translation>Anzahl der Polygone</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>Polygons of a map</source>
        <translation>Polygone einer Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>The smallest areas go first; each takes the class of the largest beside it. An area with nothing but no data around it stays. Hectares are measured on the ellipsoid, whatever the CRS, and sum to those of the map. GeoJSON is written in degrees (WGS 84), the other formats in the CRS of the map.</source>
        <translation>Die kleinsten Flächen gehen zuerst; jede nimmt die Klasse der größten neben ihr. Eine Fläche, die nur von fehlenden Daten umgeben ist, bleibt. Hektar werden auf dem Ellipsoid gemessen, gleich in welchem KBS, und ergeben zusammen die der Karte. GeoJSON wird in Grad geschrieben (WGS 84), die anderen Formate im KBS der Karte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Polygons</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/voice.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Worker ready on {} ({}).</source>
        <translation>Arbeitsprozess bereit auf {} ({}).</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/voice.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Wrote {}: {}</source>
        <translation>Geschrieben: {}: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>95 % interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>; reference: {}</source>
        <translation>; Referenz: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Area corrected by the errors of the map</source>
        <translation>Fläche, berichtigt um die Fehler der Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Area that the map shows</source>
        <translation>Fläche, die die Karte zeigt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>As mapped; a measured reference corrects it.</source>
        <translation>Wie kartiert; eine gemessene Referenz berichtigt das.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Class field</source>
        <translation>Klassenfeld</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Class of the map</source>
        <translation>Klasse der Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Compare the map with the reference, in the background</source>
        <translation>Die Karte mit der Referenz vergleichen, im Hintergrund</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Field of the reference that holds the class</source>
        <translation>Feld der Referenz, das die Klasse enthält</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Harmonic mean of precision and recall, %</source>
        <translation>Harmonisches Mittel aus Präzision und Trefferquote, %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Intersection over union, %</source>
        <translation>Schnittmenge durch Vereinigung, %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Mapped</source>
        <translation>Kartiert</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Mapped [{}]</source>
        <translation>Kartiert [{}]</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Measure where the training has not been: zoom there first</source>
        <translation>Messen, wo das Training nicht war: Zoomen Sie zuerst dorthin</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>No intervals: they need a reference of points or polygons drawn at random.</source>
        <translation>Keine Intervalle: Sie brauchen eine Referenz aus zufällig gezogenen Punkten oder Polygonen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Not measured yet: choose a reference that knows better.</source>
        <translation>Noch nicht gemessen: Wählen Sie eine Referenz, die es besser weiß.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Only where the map window is</source>
        <translation>Nur im Kartenausschnitt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Open a file as the reference</source>
        <translation>Eine Datei als Referenz öffnen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Raster of class codes, polygons or points that know the truth</source>
        <translation>Raster mit Klassencodes, Polygone oder Punkte, die die Wahrheit kennen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Rasters and layers (*.tif *.tiff *.vrt *.gpkg *.geojson *.shp);;All files (*)</source>
        <translation>Raster und Layer (*.tif *.tiff *.vrt *.gpkg *.geojson *.shp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Reference layer</source>
        <translation>Referenzlayer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Reference: {}</source>
        <translation>Referenz: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Share of the mapped pixels that are right (user&apos;s accuracy), %</source>
        <translation>Anteil der kartierten Pixel, die richtig sind (Nutzergenauigkeit), %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Share of the reference that was found (producer&apos;s accuracy), %</source>
        <translation>Anteil der Referenz, der gefunden wurde (Produzentengenauigkeit), %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>This map was not measured yet; the figures in the run are of {} as it was then. Next step: measure.</source>
        <translation>Diese Karte wurde noch nicht gemessen; die Zahlen im Lauf sind von {} im damaligen Zustand. Nächster Schritt: Messen Sie.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Where the area lies with 95 % confidence; needs a reference of points or polygons drawn at random</source>
        <translation>Wo die Fläche mit 95 % Konfidenz liegt; braucht eine Referenz aus zufällig gezogenen Punkten oder Polygonen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>an earlier map</source>
        <translation>einer früheren Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>class {}</source>
        <translation>Klasse {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>kappa {:.2f}</source>
        <translation>Kappa {:.2f}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>mean IoU {:.1f} %</source>
        <translation>mittlere IoU {:.1f} %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>over {} pixels</source>
        <translation>über {} Pixel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>overall accuracy {:.1f} %</source>
        <translation>Gesamtgenauigkeit {:.1f} %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>the confidence is off by {:.1f} % on average</source>
        <translation>die Konfidenz liegt im Mittel um {:.1f} % daneben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>{} (a map of the largest class alone: {:.1f} %)</source>
        <translation>{} (eine Karte allein der größten Klasse: {:.1f} %)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>{} Next step: choose another file.</source>
        <translation>{} Nächster Schritt: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} to {}</source>
        <translation>{} bis {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/algorithm_task.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>Switch the plugin off and on again in Plugins &gt; Manage and Install Plugins.</source>
        <translation>Schalten Sie die Erweiterung unter Erweiterungen &gt; Erweiterungen verwalten und installieren aus und wieder ein.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/algorithm_task.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>The algorithm {} is not there.</source>
        <translation>Der Algorithmus {} ist nicht vorhanden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/attention_view.py"/>
        <source>Attention in the tile</source>
        <translation>Aufmerksamkeit in der Kachel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/attention_view.py"/>
        <source>The worker is looking …</source>
        <translation>Der Arbeitsprozess schaut nach …</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>&apos;{}&apos; was stopped.</source>
        <translation>&apos;{}&apos; wurde angehalten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>Check that the file is there and whole.</source>
        <translation>Prüfen Sie, ob die Datei vorhanden und heil ist.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>Do it again when it is wanted.</source>
        <translation>Wiederholen Sie es, wenn Sie es brauchen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/balance_bars.py"/>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Tiles with each class</source>
        <translation>Kacheln mit jeder Klasse</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/band_list.py"/>
        <source>Bands to learn from, and later to map with; none ticked takes all of them</source>
        <translation>Kanäle, aus denen gelernt und mit denen später kartiert wird; ist keiner angehakt, werden alle genommen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/band_list.py"/>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_change.py"/>
        <source>{} would be gone, but tiles such as {} have that label, and the classes that you take lack it. Next step: give it here the name that it has there, or take it from the tiles on the page Labels.</source>
        <translation>{} fiele weg, aber Kacheln wie {} haben dieses Label, und den Klassen, die Sie übernehmen, fehlt es. Nächster Schritt: Geben Sie der Klasse hier den Namen, den sie dort hat, oder nehmen Sie ihn den Kacheln auf der Seite Labels.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_change.py"/>
        <source>{} would be gone, but tiles such as {} have that label. Next step: take it from them on the page Labels, or give the class another name.</source>
        <translation>{} fiele weg, aber Kacheln wie {} haben dieses Label. Nächster Schritt: Nehmen Sie es ihnen auf der Seite Labels, oder geben Sie der Klasse einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_chips.py"/>
        <source>{}: key {}; with Alt, or the right button: it does not occur</source>
        <translation>{}: Taste {}; mit Alt oder der rechten Maustaste: kommt nicht vor</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>A file…</source>
        <translation>Eine Datei…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>A legend that is built in</source>
        <translation>Eine eingebaute Legende</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Classes from a file</source>
        <translation>Klassen aus einer Datei</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save the classes</source>
        <translation>Klassen speichern</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save the classes as a table (.csv) with code, name and colour</source>
        <translation>Die Klassen als Tabelle (.csv) mit code, name und colour speichern</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Style, table or tile index</source>
        <translation>Stil, Tabelle oder Kachelindex</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Take from</source>
        <translation>Übernehmen aus</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Take names and colours from a layer, a style file (.qml) or a table (.csv)</source>
        <translation>Namen und Farben aus einem Layer, einer Stildatei (.qml) oder einer Tabelle (.csv) übernehmen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>The classes are in {}.</source>
        <translation>Die Klassen sind in {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>{} cannot be written: {}. Next step: choose another folder.</source>
        <translation>{} kann nicht geschrieben werden: {}. Nächster Schritt: Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>&apos;{}&apos; is no code. Next step: give a whole number from 0 to 254.</source>
        <translation>&apos;{}&apos; ist kein Code. Nächster Schritt: Geben Sie eine ganze Zahl von 0 bis 254 an.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Add these classes</source>
        <translation>Diese Klassen hinzufügen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour of the class</source>
        <translation>Farbe der Klasse</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour of {}</source>
        <translation>Farbe von {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Double-click a code or a name to change it</source>
        <translation>Ein Doppelklick auf Code oder Name ändert ihn</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>New classes</source>
        <translation>Neue Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>New classes: water, forest</source>
        <translation>Neue Klassen: Wasser, Wald</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Remove the selected classes</source>
        <translation>Die gewählten Klassen entfernen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Type names, joined by commas, and press Enter</source>
        <translation>Tippen Sie Namen, durch Kommas getrennt, und drücken Sie die Eingabetaste</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Cluster {}</source>
        <translation>Cluster {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Evidence for {}</source>
        <translation>Evidenz für {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>For the classes in their colours; the number: how far the best is ahead of the second</source>
        <translation>Für die Klassen in ihren Farben; die Zahl: wie weit die beste vor der zweiten liegt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Name that the masks show</source>
        <translation>Name, den die Masken zeigen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Number of the cluster, and how many are merged with it</source>
        <translation>Nummer des Clusters, und wie viele mit ihm vereinigt sind</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Parts of the tiles that hold most of it</source>
        <translation>Teile der Kacheln, die das meiste davon enthalten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Share of the area of all tiles</source>
        <translation>Anteil an der Fläche aller Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>The evidence alone: {}</source>
        <translation>Die Evidenz allein: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>{:.1f} % of the area</source>
        <translation>{:.1f} % der Fläche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_table.py"/>
        <source>Clusters and the evidence for each class</source>
        <translation>Cluster und die Evidenz für jede Klasse</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>By evidence</source>
        <translation>Nach Evidenz</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Click the map to choose the cluster there</source>
        <translation>Klicken Sie auf die Karte, um den Cluster dort zu wählen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Make one of the chosen clusters (M)</source>
        <translation>Aus den gewählten Clustern einen machen (M)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Merge</source>
        <translation>Vereinigen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Name the chosen clusters as the evidence does</source>
        <translation>Die gewählten Cluster nach der Evidenz benennen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Name the chosen clusters {}</source>
        <translation>Die gewählten Cluster {} nennen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Redo: do again what was taken back (Ctrl+Shift+Z)</source>
        <translation>Wiederholen: das Zurückgenommene wieder tun (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Repaint the masks of the run with these names (sparse_wsss:relabel); the refinement learns from them</source>
        <translation>Die Masken des Laufs mit diesen Namen neu malen (sparse_wsss:relabel); die Verfeinerung lernt daraus</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Take merged clusters apart</source>
        <translation>Vereinigte Cluster wieder trennen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Undo: take back the last edit (Ctrl+Z)</source>
        <translation>Rückgängig: die letzte Änderung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Use in the refinement</source>
        <translation>Zum Verfeinern nutzen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>On the map</source>
        <translation>Auf der Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>No clusters yet. Next step: make pseudomasks with the method &apos;global&apos; on the page Run.</source>
        <translation>Noch keine Cluster. Nächster Schritt: Erzeugen Sie auf der Seite Lauf Pseudomasken mit der Methode &apos;global&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>Repainted {} tiles in {:.2f} s. The names are saved.</source>
        <translation>{} Kacheln in {:.2f} s neu gemalt. Die Namen sind gespeichert.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The masks cannot be shown as a layer: {}</source>
        <translation>Die Masken können nicht als Layer gezeigt werden: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The names are saved.</source>
        <translation>Die Namen sind gespeichert.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The refinement learns from these names from now on. Next step: run it on the page Run.</source>
        <translation>Die Verfeinerung lernt von jetzt an aus diesen Namen. Nächster Schritt: Starten Sie sie auf der Seite Lauf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The refinement uses these names.</source>
        <translation>Die Verfeinerung verwendet diese Namen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters have another name than the evidence gives; the refinement does not know yet.</source>
        <translation>{} Cluster heißen anders als nach der Evidenz; die Verfeinerung weiß es noch nicht.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters, {} of them in doubt. Choose rows and name them.</source>
        <translation>{} Cluster, davon {} zweifelhaft. Wählen Sie Zeilen und benennen Sie sie.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters. They were made by an earlier version: run Pseudomasks again to see names on the map.</source>
        <translation>{} Cluster. Eine frühere Version hat sie erzeugt: Führen Sie pseudomasks noch einmal aus, um die Namen auf der Karte zu sehen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>No run is open. Next step: choose or start one on the page Run.</source>
        <translation>Kein Lauf ist offen. Nächster Schritt: Wählen oder starten Sie einen auf der Seite Lauf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Area in hectares, or pixels where the CRS does not tell</source>
        <translation>Fläche in Hektar, oder Pixel, wo das KBS sie nicht hergibt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Class on the left</source>
        <translation>Klasse links</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Class on the right</source>
        <translation>Klasse rechts</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Count and show the pixels whose class differs</source>
        <translation>Die Pixel zählen und zeigen, deren Klasse verschieden ist</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Hang both over the map with a line between them: drag it, or use the slider below</source>
        <translation>Beide mit einer Linie dazwischen über die Karte hängen: Ziehen Sie an ihr oder am Schieber darunter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Line between left and right</source>
        <translation>Linie zwischen links und rechts</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Share of the map, %</source>
        <translation>Anteil an der Karte, %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Swipe</source>
        <translation>Vorhang</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>What changed?</source>
        <translation>Was ist anders?</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>{:.1f} % of the map differs from &apos;{}&apos; to &apos;{}&apos;.</source>
        <translation>{:.1f} % der Karte unterscheiden sich von &apos;{}&apos; zu &apos;{}&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>A layer of the curtain was taken from the project. Next step: choose what to compare.</source>
        <translation>Ein Layer des Vorhangs wurde aus dem Projekt genommen. Nächster Schritt: Wählen Sie, was verglichen wird.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Changed: {} to {}</source>
        <translation>Geändert: {} zu {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map &apos;{}&apos;</source>
        <translation>Karte &apos;{}&apos;</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map the scene with the network of that round</source>
        <translation>Die Szene mit dem Netz dieser Runde kartieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map this round</source>
        <translation>Diese Runde kartieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Pseudomasks, relabelled</source>
        <translation>Pseudomasken, umbenannt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Sparse WSSS: changes</source>
        <translation>Sparse WSSS: Änderungen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Sparse WSSS: map of a round</source>
        <translation>Sparse WSSS: Karte einer Runde</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The layer &apos;Changed&apos; shows the pixels that differ, in their new class; the maps below it are hidden.</source>
        <translation>Der Layer &apos;Geändert&apos; zeigt die Pixel, die sich unterscheiden, in ihrer neuen Klasse; die Karten darunter sind ausgeblendet.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The map of the round is there.</source>
        <translation>Die Karte der Runde ist da.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The reference is no longer in the project.</source>
        <translation>Die Referenz ist nicht mehr im Projekt.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The scene is mapped with the network of &apos;{}&apos;.</source>
        <translation>Die Szene wird mit dem Netz von &apos;{}&apos; kartiert.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>There is no room for maps in the run: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation>Im Lauf ist kein Platz für Karten: {}. Nächster Schritt: Sorgen Sie dafür, dass in den Laufordner geschrieben werden darf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>{} Next step: count the changes again.</source>
        <translation>{} Nächster Schritt: Zählen Sie die Änderungen noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Sparse WSSS: open a raster</source>
        <translation>Sparse WSSS: ein Raster öffnen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>{} Next step: make it again on the page Run.</source>
        <translation>{} Nächster Schritt: Erzeugen Sie sie auf der Seite Lauf neu.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Loss of the rounds</source>
        <translation>Verlust der Runden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Open heads</source>
        <translation>Offene Köpfe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>mAP of tiles set aside</source>
        <translation>mAP der Prüfung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>no values yet</source>
        <translation>noch keine Werte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>round {}</source>
        <translation>Runde {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>set aside</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>step {}: {}</source>
        <translation>Schritt {}: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Bands</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Distance</source>
        <translation>&amp;Abstand</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Raster</source>
        <translation>&amp;Raster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;SAR</source>
        <translation>&amp;SAR</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Tile size</source>
        <translation>&amp;Kachelgröße</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Only what the map shows now</source>
        <translation>Nur was die Karte gerade zeigt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Optional: Sentinel-1 or other SAR on the same grid</source>
        <translation>Optional: Sentinel-1 oder anderes SAR auf demselben Gitter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>SAR</source>
        <translation>SAR</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>SAR bands</source>
        <translation>SAR-Kanäle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>The scene that is cut into tiles, and mapped later</source>
        <translation>Die Szene, die in Kacheln geschnitten und später kartiert wird</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>The tile index that is written: a layer with one polygon a tile</source>
        <translation>Der Kachelindex, der geschrieben wird: ein Layer mit einem Polygon je Kachel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Tile &amp;index</source>
        <translation>Kachel&amp;index</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Tiles in the part of the raster that the map shows at this moment</source>
        <translation>Kacheln in dem Teil des Rasters, den die Karte in diesem Augenblick zeigt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>tile size</source>
        <translation>Kachelgröße</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>&amp;Cut tiles</source>
        <translation>Kacheln s&amp;chneiden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Cutting tiles…</source>
        <translation>Kacheln werden geschnitten…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>No tiles are cut yet.</source>
        <translation>Es sind noch keine Kacheln geschnitten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Open a tile index</source>
        <translation>Kachelindex öffnen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Open a tile index: go on with tiles that were cut before</source>
        <translation>Einen Kachelindex öffnen: mit Kacheln weitermachen, die früher geschnitten wurden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Opening the raster…</source>
        <translation>Das Raster wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Pick a raster to see its tiles.</source>
        <translation>Wählen Sie ein Raster, um seine Kacheln zu sehen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>The tiles of the project before are in {}. Next step: open them there.</source>
        <translation>Die Kacheln des vorigen Projekts sind in {}. Nächster Schritt: Öffnen Sie sie dort.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Write the tile index; the pixels stay where they are</source>
        <translation>Den Kachelindex schreiben; die Pixel bleiben, wo sie sind</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} cannot be opened. Next step: pick another raster.</source>
        <translation>{} kann nicht geöffnet werden. Nächster Schritt: Wählen Sie ein anderes Raster.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} is there already; labels in it would be lost. Next step: give another name.</source>
        <translation>{} ist schon vorhanden; Labels darin gingen verloren. Nächster Schritt: Geben Sie einen anderen Namen an.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} tiles have the new name in their labels.</source>
        <translation>{} Kacheln haben den neuen Namen in ihren Labels.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} tiles were cut.</source>
        <translation>{} Kacheln wurden geschnitten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{}: {} tiles</source>
        <translation>{}: {} Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Attention heads: which are open, what they look at</source>
        <translation>Aufmerksamkeitsköpfe: welche offen sind, was sie ansehen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Clusters and the classes they were named</source>
        <translation>Cluster und die Klassen, nach denen sie benannt sind</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Map, accuracy, areas and report</source>
        <translation>Karte, Genauigkeit, Flächen und Bericht</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Pages of Sparse WSSS</source>
        <translation>Seiten von Sparse WSSS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Raster, tiles and classes</source>
        <translation>Raster, Kacheln und Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Say which classes occur in each tile</source>
        <translation>Angeben, welche Klassen in jeder Kachel vorkommen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Sparse WSSS: load the pages</source>
        <translation>Sparse WSSS: Seiten laden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>The page &apos;{}&apos; is not part of this version.</source>
        <translation>Die Seite &apos;{}&apos; gehört nicht zu dieser Version.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Train and map, with live curves</source>
        <translation>Trainieren und kartieren, mit laufenden Kurven</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS</source>
        <translation>Sparse WSSS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>&amp;Install the environment</source>
        <translation>Umgebung &amp;installieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>&amp;Update the environment</source>
        <translation>Umgebung akt&amp;ualisieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>At work ...</source>
        <translation>Arbeitet ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>From now on the worker&apos;s Python is {}.</source>
        <translation>Von jetzt an ist das Python des Arbeitsprozesses {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Looking at the environment ...</source>
        <translation>Die Umgebung wird geprüft ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Python that has the worker installed</source>
        <translation>Python, in dem der Arbeitsprozess installiert ist</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Remove the environment in {}? It can be installed again.</source>
        <translation>Die Umgebung in {} entfernen? Sie kann wieder installiert werden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: diagnostics</source>
        <translation>Sparse WSSS: Diagnose</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: environment</source>
        <translation>Sparse WSSS: Umgebung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: look at the environment</source>
        <translation>Sparse WSSS: Umgebung prüfen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The diagnostics are in the clipboard, without user name, passwords and keys.</source>
        <translation>Die Diagnose ist in der Zwischenablage, ohne Benutzername, Passwörter und Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment is being made; this takes minutes.</source>
        <translation>Die Umgebung wird angelegt; das dauert Minuten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment is ready; the networks run on: {}.</source>
        <translation>Die Umgebung ist bereit; die Netze laufen auf: {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment was made by another version of the plugin.</source>
        <translation>Die Umgebung wurde von einer anderen Version der Erweiterung angelegt.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment was removed.</source>
        <translation>Die Umgebung wurde entfernt.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The worker&apos;s Python: {} ({}).</source>
        <translation>Das Python des Arbeitsprozesses: {} ({}).</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>the plugin&apos;s own</source>
        <translation>das eigene der Erweiterung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>&amp;Copy diagnostics</source>
        <translation>Diagnose &amp;kopieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>A report to send with a question, without user name, passwords and keys</source>
        <translation>Ein Bericht zum Mitschicken bei einer Frage, ohne Benutzername, Passwörter und Schlüssel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>About 2 GB (6 GB with CUDA) into an environment of its own, outside QGIS</source>
        <translation>Etwa 2 GB (6 GB mit CUDA) in eine eigene Umgebung, außerhalb von QGIS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Choose an interpreter that has the worker ...</source>
        <translation>Einen Interpreter wählen, der den Arbeitsprozess hat ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Install from a folder of wheels ...</source>
        <translation>Aus einem Ordner mit Wheels installieren ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Remove ...</source>
        <translation>Entfernen ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Repair: make it anew</source>
        <translation>Reparieren: neu anlegen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Take the plugin&apos;s own environment again</source>
        <translation>Wieder die eigene Umgebung der Erweiterung nehmen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/job_row.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>No tile has a label yet: label some on the page Labels.</source>
        <translation>Noch keine Kachel hat ein Label: Vergeben Sie einige auf der Seite Labels.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>The disk has {} free: choose another run folder, or make room.</source>
        <translation>Auf dem Datenträger sind {} frei: Wählen Sie einen anderen Laufordner oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>This machine has {} of memory: lower BATCH_SIZE, or take the preset quick.</source>
        <translation>Dieser Rechner hat {} Speicher: Senken Sie BATCH_SIZE oder nehmen Sie die Voreinstellung quick.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>at most {} rounds of {} steps of {} tiles, {}</source>
        <translation>höchstens {} Runden mit {} Schritten von {} Kacheln, {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>one look at each open head</source>
        <translation>ein Blick auf jeden offenen Kopf</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} labelled tiles are few: 100 make a useful map.</source>
        <translation>{} Kacheln mit Labels sind wenige: 100 ergeben eine brauchbare Karte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} steps of {} tiles, {} patches each, {} blocks of {}</source>
        <translation>{} Schritte von {} Kacheln, je {} Patches, {} Blöcke der Breite {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} tiles, {} clusters</source>
        <translation>{} Kacheln, {} Cluster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} x {} px, each seen {} times</source>
        <translation>{} x {} px, jedes {}-mal gesehen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/event_batch.py"/>
        <source>... {} more lines</source>
        <translation>... {} weitere Zeilen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>CRS of the file; pixels take the nearest class</source>
        <translation>KBS der Datei; Pixel nehmen die nächste Klasse</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Cloud-optimised GeoTIFF</source>
        <translation>Cloud-optimiertes GeoTIFF</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Erdas Imagine</source>
        <translation>Erdas Imagine</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>File to write; its style (.qml) is written beside it</source>
        <translation>Datei, die geschrieben wird; ihr Stil (.qml) kommt daneben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>GeoTIFF</source>
        <translation>GeoTIFF</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Sparse WSSS: export</source>
        <translation>Sparse WSSS: Export</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Write the map in this format and CRS, in the background</source>
        <translation>Die Karte in diesem Format und KBS schreiben, im Hintergrund</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Exported: {}</source>
        <translation>Exportiert: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>A problem, with the next step</source>
        <translation>Ein Problem, mit dem nächsten Schritt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>As a command</source>
        <translation>Als Befehl</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Show what this page does as a command of qgis_process</source>
        <translation>Zeigen, was diese Seite tut, als Befehl von qgis_process</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>The command is in the clipboard.</source>
        <translation>Der Befehl ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>Attention heads: rows are layers</source>
        <translation>Aufmerksamkeitsköpfe: Zeilen sind Schichten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>No gates yet</source>
        <translation>Noch keine Gatter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>closing it would change the loss by {:+.4f}</source>
        <translation>ihn zu schließen änderte den Verlust um {:+.4f}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>for {}: {:+.4f}</source>
        <translation>für {}: {:+.4f}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>probability that its gate is open: {:.0%}</source>
        <translation>Wahrscheinlichkeit, dass sein Gatter offen ist: {:.0%}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>sees {}</source>
        <translation>sieht {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>step {} of the training</source>
        <translation>Schritt {} des Trainings</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>, {:.0%} of the raster is in none</source>
        <translation>, {:.0%} des Rasters liegen in keiner</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>No tile of {} px fits. Next step: choose {} px or less.</source>
        <translation>Keine Kachel von {} px passt. Nächster Schritt: Wählen Sie {} px oder weniger.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>The map shows nothing of the raster. Next step: move the map there.</source>
        <translation>Die Karte zeigt nichts vom Raster. Nächster Schritt: Verschieben Sie die Karte dorthin.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>{} × {} = {} tiles of {:g} {}</source>
        <translation>{} × {} = {} Kacheln von {:g} {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_gallery.py"/>
        <source>Tiles where the head is strongest</source>
        <translation>Kacheln, in denen der Kopf am stärksten ist</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_gallery.py"/>
        <source>{}: the head adds {:.3g} to the class token</source>
        <translation>{}: Der Kopf trägt {:.3g} zum Klassen-Token bei</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_looker.py"/>
        <source>The run is at work ({}). Next step: look at its heads when that has ended.</source>
        <translation>Der Lauf arbeitet noch ({}). Nächster Schritt: Sehen Sie sich seine Köpfe an, wenn er fertig ist.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Open heads by importance</source>
        <translation>Offene Köpfe nach Wichtigkeit</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Rise of the loss without it</source>
        <translation>Anstieg des Verlusts ohne ihn</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>gates</source>
        <translation>Gatter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>{} of {} heads are open. Bars: number of gates by the probability that they are open; right of the dotted line a gate stays open.</source>
        <translation>{} von {} Köpfen sind offen. Balken: Zahl der Gatter nach der Wahrscheinlichkeit, dass sie offen sind; rechts der punktierten Linie bleibt ein Gatter offen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Cheapest to close next: {}. The loss would change by {:+.4f}{}.</source>
        <translation>Am billigsten als Nächster zu schließen: {}. Der Verlust änderte sich um {:+.4f}{}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Nothing learned yet. Next step: start a training on the page Run.</source>
        <translation>Noch nichts gelernt. Nächster Schritt: Starten Sie ein Training auf der Seite Lauf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Step {}: {}</source>
        <translation>Schritt {}: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>{} of {} heads open</source>
        <translation>{} von {} Köpfen offen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Look at all tiles</source>
        <translation>Alle Kacheln ansehen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Measure the heads and look at every tile, once for a run</source>
        <translation>Die Köpfe messen und jede Kachel ansehen, einmal je Lauf</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Shade and sort the heads by how much they matter for this class</source>
        <translation>Die Köpfe danach schattieren und sortieren, wie wichtig sie für diese Klasse sind</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Step of the training: see the gates close</source>
        <translation>Schritt des Trainings: Sehen Sie, wie sich die Gatter schließen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>The tile under the cursor glows; click to keep it, click a patch of it to look from that patch</source>
        <translation>Die Kachel unter dem Zeiger leuchtet; ein Klick behält sie, ein Klick auf einen ihrer Patches schaut von dort</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Tile whose attention is shown: type a part of its id, or choose it on the map</source>
        <translation>Kachel, deren Aufmerksamkeit gezeigt wird: Tippen Sie einen Teil ihrer Id, oder wählen Sie sie auf der Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>for all classes</source>
        <translation>für alle Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>for {}</source>
        <translation>für {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_on_map.py"/>
        <source>Attention of {}</source>
        <translation>Aufmerksamkeit von {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Click an open head to see what it looks at.</source>
        <translation>Klicken Sie auf einen offenen Kopf, um zu sehen, was er ansieht.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Click to look from this patch.</source>
        <translation>Klicken Sie, um von diesem Patch aus zu schauen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Not looked at yet</source>
        <translation>Noch nicht angesehen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>The attention cannot be shown as a layer: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation>Die Aufmerksamkeit kann nicht als Layer gezeigt werden: {}. Nächster Schritt: Sorgen Sie dafür, dass in den Laufordner geschrieben werden darf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>The heads were looked at in {}.</source>
        <translation>Die Köpfe wurden in {} angesehen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Where {} is strongest</source>
        <translation>Wo {} am stärksten ist</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>patch {},{}</source>
        <translation>Patch {},{}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>the class token</source>
        <translation>dem Klassen-Token</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>{} from {} in {}</source>
        <translation>{} von {} aus in {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/job_row.py"/>
        <source>Stopped before it began. Next step: start it again.</source>
        <translation>Angehalten, bevor es anfing. Nächster Schritt: Starten Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>A class is a label of a tile when it covers at least this share of it</source>
        <translation>Eine Klasse ist ein Label einer Kachel, wenn sie mindestens diesen Anteil von ihr bedeckt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Field of the polygons that holds the class</source>
        <translation>Feld der Polygone, das die Klasse enthält</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a file</source>
        <translation>Labels aus einer Datei</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a layer</source>
        <translation>Labels aus einem Layer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a layer or a table</source>
        <translation>Labels aus einem Layer oder einer Tabelle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Layer with classes</source>
        <translation>Layer mit Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Raster of class codes, polygons, or a table with the columns tile and labels</source>
        <translation>Raster mit Klassencodes, Polygone oder eine Tabelle mit den Spalten tile und labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Replace labels that are there</source>
        <translation>Vorhandene Labels ersetzen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Save as a table</source>
        <translation>Als Tabelle speichern</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Say which classes occur in each tile, from this layer</source>
        <translation>Aus diesem Layer angeben, welche Klassen in jeder Kachel vorkommen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Smallest share</source>
        <translation>Kleinster Anteil</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>The labels were made for {}; other tiles are open now. Next step: open those, and import again.</source>
        <translation>Die Labels wurden für {} gemacht; jetzt sind andere Kacheln offen. Nächster Schritt: Öffnen Sie jene, und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>The layer &apos;{}&apos; is not in a file. Next step: save it as a file and pick that.</source>
        <translation>Der Layer &apos;{}&apos; liegt nicht in einer Datei. Nächster Schritt: Speichern Sie ihn als Datei und wählen Sie diese.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Write the labels of all tiles, and the classes, to tables (.csv) beside the tile index; the command reads them</source>
        <translation>Die Labels aller Kacheln und die Klassen in Tabellen (.csv) neben dem Kachelindex schreiben; der Befehl liest sie</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Open a file</source>
        <translation>Eine Datei öffnen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>0: none of the classes, ?: nothing is known, +: at least these, Backspace: not labelled</source>
        <translation>0: keine der Klassen, ?: nichts bekannt, +: mindestens diese, Rücktaste: ohne Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>1 … 9, a … z: the class, or not the class; with Alt: it does not occur</source>
        <translation>1 … 9, a … z: die Klasse oder doch nicht; mit Alt: kommt nicht vor</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>Ctrl+Z, Ctrl+Shift+Z: undo, redo; Ctrl+A: all tiles in view, Esc: no tile</source>
        <translation>Strg+Z, Strg+Umschalt+Z: rückgängig, wiederholen; Strg+A: alle sichtbaren Kacheln, Esc: keine Kachel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>Space: next tile without labels, Shift+Space: back, Ctrl+Space: the most helpful tile</source>
        <translation>Leertaste: nächste Kachel ohne Labels, Umschalt+Leertaste: zurück, Strg+Leertaste: die hilfreichste Kachel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>+  At least</source>
        <translation>+  Mindestens</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>0  None</source>
        <translation>0  Keine</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>?  Unknown</source>
        <translation>?  Unbekannt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>At least these classes; others may occur (+)</source>
        <translation>Mindestens diese Klassen; andere können vorkommen (+)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Choose labels by the chips; a drag on the map gives them</source>
        <translation>Labels an den Knöpfen wählen; ein Ziehen auf der Karte vergibt sie</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Choose tiles by clicks on the map; drag to choose many</source>
        <translation>Kacheln durch Klicks auf die Karte wählen; durch Ziehen viele</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Ctrl+Shift+Z</source>
        <translation>Strg+Umschalt+Z</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Most helpful</source>
        <translation>Hilfreichste</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Needs a run whose stage &apos;heads&apos; is done: its model rates the tiles</source>
        <translation>Braucht einen Lauf, dessen Stufe &apos;heads&apos; fertig ist: Sein Modell bewertet die Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Next tile without labels (Space)</source>
        <translation>Nächste Kachel ohne Labels (Leertaste)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>None of the classes (0)</source>
        <translation>Keine der Klassen (0)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Not labelled</source>
        <translation>Ohne Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Nothing is known (?)</source>
        <translation>Nichts bekannt (?)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Take the labels away (Backspace)</source>
        <translation>Die Labels wegnehmen (Rücktaste)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>The tile before (Shift+Space)</source>
        <translation>Die Kachel davor (Umschalt+Leertaste)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>The tile without labels of which the model is least certain (Ctrl+Space)</source>
        <translation>Die Kachel ohne Labels, bei der das Modell am unsichersten ist (Strg+Leertaste)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Tiles with labels</source>
        <translation>Kacheln mit Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>{} of {} tiles are read</source>
        <translation>{} von {} Kacheln sind gelesen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>{} of {} tiles have labels</source>
        <translation>{} von {} Kacheln haben Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Choose a tile first: click on the map, or press the space bar.</source>
        <translation>Wählen Sie zuerst eine Kachel: Klicken Sie auf die Karte, oder drücken Sie die Leertaste.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Every tile has labels.</source>
        <translation>Jede Kachel hat Labels.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>No tile without labels is rated. Next step: do the stage &apos;heads&apos; of a run of these tiles.</source>
        <translation>Keine Kachel ohne Labels ist bewertet. Nächster Schritt: Führen Sie die Stufe &apos;heads&apos; eines Laufs dieser Kacheln aus.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>The layer of the tiles is being edited. Next step: save or cancel its edits.</source>
        <translation>Der Layer der Kacheln wird gerade bearbeitet. Nächster Schritt: Speichern oder verwerfen Sie seine Änderungen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>The model is least certain of this tile: {:.0%} uncertain.</source>
        <translation>Bei dieser Kachel ist das Modell am unsichersten: {:.0%} unsicher.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>There are no tiles yet.</source>
        <translation>Es gibt noch keine Kacheln.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Tiles whose shares were dropped, since they held for the classes before: {}. Ctrl+Z brings them back.</source>
        <translation>Kacheln, deren Anteile wegfielen, da sie für die Klassen davor galten: {}. Strg+Z bringt sie zurück.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>{} tiles have got labels.</source>
        <translation>{} Kacheln haben Labels bekommen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Brush: drag over tiles to give them these labels</source>
        <translation>Pinsel: Ziehen Sie über Kacheln, um ihnen diese Labels zu geben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Cut tiles on the page Data, or open a tile index there.</source>
        <translation>Schneiden Sie Kacheln auf der Seite Daten, oder öffnen Sie dort einen Kachelindex.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>No tile is chosen. Click on the map, or press the space bar.</source>
        <translation>Keine Kachel ist gewählt. Klicken Sie auf die Karte, oder drücken Sie die Leertaste.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Sparse WSSS: open the tiles</source>
        <translation>Sparse WSSS: Kacheln öffnen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>The command reads tables beside the tile index, and they do not have the labels and classes of the tiles. Next step: press &apos;Save as a table&apos; under &apos;Labels from a layer or a table&apos;.</source>
        <translation>Der Befehl liest Tabellen neben dem Kachelindex, und diese haben nicht die Labels und Klassen der Kacheln. Nächster Schritt: Drücken Sie &apos;Als Tabelle speichern&apos; unter &apos;Labels aus einem Layer oder einer Tabelle&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>The labels are in {}.</source>
        <translation>Die Labels sind in {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>There are no classes yet. Name them on the page Data.</source>
        <translation>Es gibt noch keine Klassen. Benennen Sie sie auf der Seite Daten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>{} cannot be written: {}. Next step: free its folder or its disk.</source>
        <translation>{} kann nicht geschrieben werden: {}. Nächster Schritt: Geben Sie den Ordner frei oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>{} tiles are chosen</source>
        <translation>{} Kacheln sind gewählt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/layer_group.py"/>
        <source>The layer &apos;{}&apos; ({}) is being edited. Next step: save or cancel its edits, then try again.</source>
        <translation>Der Layer &apos;{}&apos; ({}) wird gerade bearbeitet. Nächster Schritt: Speichern oder verwerfen Sie seine Änderungen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>BigEarthNet, 19 classes</source>
        <translation>BigEarthNet, 19 Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 1</source>
        <translation>CORINE Land Cover, Ebene 1</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 2</source>
        <translation>CORINE Land Cover, Ebene 2</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 3</source>
        <translation>CORINE Land Cover, Ebene 3</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>MODIS land cover (IGBP)</source>
        <translation>MODIS-Landbedeckung (IGBP)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Count again.</source>
        <translation>Zählen Sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Counting was stopped.</source>
        <translation>Das Zählen wurde angehalten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Make the map again on the page Run.</source>
        <translation>Erzeugen Sie die Karte auf der Seite Lauf neu.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>{} is no map of class codes.</source>
        <translation>{} ist keine Karte mit Klassencodes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>Labels give shares: what is repainted here gets its areas when it is used in the refinement.</source>
        <translation>Labels nennen Anteile: Was hier neu gemalt wird, bekommt seine Flächen, wenn es für die Verfeinerung verwendet wird.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>Pseudomasks {}</source>
        <translation>Pseudomasken {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>The masks of {} of {} scenes are on the map; all are painted when the names are used.</source>
        <translation>Die Masken von {} der {} Szenen sind auf der Karte; alle werden gemalt, wenn die Namen verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>These masks were drawn to the edges of the image (SNAP_STEPS); what is repainted here is drawn to them when it is used in the refinement.</source>
        <translation>Diese Masken wurden an die Kanten im Bild gezogen (SNAP_STEPS); was hier neu gemalt wird, wird es, wenn es für die Verfeinerung verwendet wird.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Examples of clusters</source>
        <translation>Beispiele der Cluster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Run Pseudomasks again.</source>
        <translation>Führen Sie pseudomasks noch einmal aus.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>The names of the clusters cannot be saved: {}. Next step: see that the run&apos;s folder may be written, then name a cluster again.</source>
        <translation>Die Namen der Cluster können nicht gespeichert werden: {}. Nächster Schritt: Sorgen Sie dafür, dass in den Laufordner geschrieben werden darf, und benennen Sie dann noch einmal einen Cluster.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>These masks were made by an earlier version.</source>
        <translation>Eine frühere Version hat diese Masken erzeugt.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>A .safetensors file with its .json card beside it, or a .zip of the two</source>
        <translation>Eine .safetensors-Datei mit ihrer .json-Karte daneben, oder eine .zip mit beiden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Bands: {}</source>
        <translation>Kanäle: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Check the model and copy it into the library, in the background</source>
        <translation>Das Modell prüfen und in die Bibliothek kopieren, im Hintergrund</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Colours of its classes, and name in the library</source>
        <translation>Farben seiner Klassen, und Name in der Bibliothek</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>F1 of the labels of tiles set aside</source>
        <translation>F1 der Labels zurückgehaltener Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Installed: {}. Give its two files to whom you like: {}</source>
        <translation>Installiert: {}. Geben Sie seine zwei Dateien weiter, an wen Sie wollen: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence: {}. Authors: {}</source>
        <translation>Lizenz: {}. Autoren: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model of this run</source>
        <translation>Modell dieses Laufs</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>No model is installed. Choose a file that somebody gave you, or the model of this run.</source>
        <translation>Kein Modell ist installiert. Wählen Sie eine Datei, die Sie bekommen haben, oder das Modell dieses Laufs.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Refined network</source>
        <translation>Verfeinertes Netz</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Removed: {}</source>
        <translation>Entfernt: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Side of a training pixel</source>
        <translation>Seite eines Trainingspixels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse Vision Transformer</source>
        <translation>Sparsamer Vision Transformer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse WSSS: install a model</source>
        <translation>Sparse WSSS: Modell installieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse WSSS: remove a model</source>
        <translation>Sparse WSSS: Modell entfernen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Take the chosen model out of the library</source>
        <translation>Das gewählte Modell aus der Bibliothek nehmen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Take the model that this run has trained, to keep it or to pass it on</source>
        <translation>Das Modell nehmen, das dieser Lauf trainiert hat, um es zu behalten oder weiterzugeben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Trained on: {}</source>
        <translation>Trainiert mit: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>mAP of the labels of tiles set aside</source>
        <translation>mAP der Labels zurückgehaltener Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>not said</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>{} tiles</source>
        <translation>{} Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/output_boxes.py"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Compare bands, pixel size and values with the training</source>
        <translation>Kanäle, Pixelgröße und Werte mit dem Training vergleichen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Does the raster fit?</source>
        <translation>Passt das Raster?</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Export as ONNX</source>
        <translation>Als ONNX exportieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>GeoTIFF to write; its confidence is written beside it</source>
        <translation>GeoTIFF, das geschrieben wird; seine Konfidenz wird daneben geschrieben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map it all the same</source>
        <translation>Trotzdem kartieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map the scene</source>
        <translation>Die Szene kartieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map the scene with this model, in the background</source>
        <translation>Die Szene mit diesem Modell kartieren, im Hintergrund</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Mapped: {}</source>
        <translation>Kartiert: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>No scene yet: choose one on the page Data.</source>
        <translation>Noch keine Szene: Wählen Sie eine auf der Seite Daten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>ONNX file to write</source>
        <translation>ONNX-Datei, die geschrieben wird</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Scene: {}</source>
        <translation>Szene: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: ONNX</source>
        <translation>Sparse WSSS: ONNX</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: does the raster fit</source>
        <translation>Sparse WSSS: Passt das Raster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: map with a model</source>
        <translation>Sparse WSSS: mit einem Modell kartieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>The scene does not fit the model (warnings: {}). Next step: read them in the box Models.</source>
        <translation>Die Szene passt nicht zum Modell (Warnungen: {}). Nächster Schritt: Lesen Sie sie im Feld Modelle.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>The scene fits the model.</source>
        <translation>Die Szene passt zum Modell.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Write the model for other programs, such as Deepness</source>
        <translation>Das Modell für andere Programme schreiben, etwa Deepness</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>{} Next step: map the scene again.</source>
        <translation>{} Nächster Schritt: Kartieren Sie die Szene noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/output_boxes.py"/>
        <source>Export the map</source>
        <translation>Karte exportieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/output_boxes.py"/>
        <source>Polygons of the map</source>
        <translation>Polygone der Karte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/page.py"/>
        <source>Something is missing yet on this page.</source>
        <translation>Auf dieser Seite fehlt noch etwas.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>Line {} of {} is no class. Next step: give code,name,colour, such as 1,water,#1f78b4.</source>
        <translation>Zeile {} von {} ist keine Klasse. Nächster Schritt: Geben Sie code,name,colour an, etwa 1,Wasser,#1f78b4.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class &apos;{}&apos; has the code {}. Next step: give it one from 0 to 254.</source>
        <translation>Die Klasse &apos;{}&apos; hat den Code {}. Nächster Schritt: Geben Sie ihr einen von 0 bis 254.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class with code {} is called &apos;{}&apos;, which says something else in labels and in tables of clusters. Next step: give it another name, without &apos;!&apos; in front.</source>
        <translation>Die Klasse mit dem Code {} heißt &apos;{}&apos;, was in Labels und in Tabellen der Cluster etwas anderes bedeutet. Nächster Schritt: Geben Sie ihr einen anderen Namen, ohne &apos;!&apos; am Anfang.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class with code {} is called &apos;{}&apos;. Next step: give it a name without &apos;;&apos;.</source>
        <translation>Die Klasse mit dem Code {} heißt &apos;{}&apos;. Nächster Schritt: Geben Sie ihr einen Namen ohne &apos;;&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The code {} is there twice. Next step: give every class its own.</source>
        <translation>Den Code {} gibt es zweimal. Nächster Schritt: Geben Sie jeder Klasse ihren eigenen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The name &apos;{}&apos; is there twice. Next step: give every class its own.</source>
        <translation>Den Namen &apos;{}&apos; gibt es zweimal. Nächster Schritt: Geben Sie jeder Klasse ihren eigenen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} has no classes with colours. Next step: give it the renderer &apos;Paletted / Unique values&apos; or &apos;Categorized&apos;, or type the classes.</source>
        <translation>{} hat keine Klassen mit Farben. Nächster Schritt: Geben Sie dem Layer die Darstellung &apos;Paletten-/Eindeutige Werte&apos; oder &apos;Kategorisiert&apos;, oder tippen Sie die Klassen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} has the value {}; codes of classes go from 0 to 254. Next step: reclassify it, and take the classes of the result.</source>
        <translation>{} hat den Wert {}; Klassencodes gehen von 0 bis 254. Nächster Schritt: Klassifizieren Sie neu, und übernehmen Sie die Klassen des Ergebnisses.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} holds no class. Next step: give it the columns code,name,colour.</source>
        <translation>{} enthält keine Klasse. Nächster Schritt: Geben Sie der Tabelle die Spalten code,name,colour.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>{} cannot be read: {}. Next step: pick another file.</source>
        <translation>{} kann nicht gelesen werden: {}. Nächster Schritt: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Areas smaller than this become part of the largest beside them; 0 keeps all</source>
        <translation>Kleinere Flächen gehen in der größten neben ihnen auf; 0 behält alle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>GeoPackage, GeoJSON, FlatGeobuf or Shapefile, by how the name ends; its style (.qml) is written beside it</source>
        <translation>GeoPackage, GeoJSON, FlatGeobuf oder Shapefile, je nachdem, wie der Name endet; der Stil (.qml) wird daneben geschrieben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Make polygons</source>
        <translation>Polygone machen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>One polygon for each connected area of a class, in the background</source>
        <translation>Ein Polygon für jede zusammenhängende Fläche einer Klasse, im Hintergrund</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Sparse WSSS: polygons</source>
        <translation>Sparse WSSS: Polygone</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>{} polygons: {}</source>
        <translation>{} Polygone: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Open a file: {}</source>
        <translation>Eine Datei öffnen: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Opening {}…</source>
        <translation>{} wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: QGIS does not open {} as one raster. Next step: make one of it with &apos;Stack bands&apos; (Processing &gt; Toolbox &gt; Sparse WSSS), and pick that.</source>
        <translation>{}: QGIS öffnet {} nicht als ein Raster. Nächster Schritt: Machen Sie mit &apos;Kanäle stapeln&apos; (Verarbeitung &gt; Werkzeugkiste &gt; Sparse WSSS) eines daraus, und wählen Sie dieses.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: the layer &apos;{}&apos; is not in a file. Next step: save it as GeoTIFF (Export &gt; Save As) and pick that.</source>
        <translation>{}: Der Layer &apos;{}&apos; liegt nicht in einer Datei. Nächster Schritt: Speichern Sie ihn als GeoTIFF (Exportieren &gt; Speichern als) und wählen Sie dieses.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: {} is no raster that QGIS can open. Next step: pick another file.</source>
        <translation>{}: {} ist kein Raster, das QGIS öffnen kann. Nächster Schritt: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/relabeller.py"/>
        <source>Names of clusters</source>
        <translation>Namen der Cluster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/relabeller.py"/>
        <source>The run is at work ({}). Next step: use the names when that has ended.</source>
        <translation>Der Lauf arbeitet noch ({}). Nächster Schritt: Verwenden Sie die Namen, wenn er fertig ist.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source> (kept)</source>
        <translation> (behalten)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>Round {}</source>
        <translation>Runde {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>{}: before the rounds</source>
        <translation>{}: vor den Runden</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>{}{}: {:.1f} % of the masks changed</source>
        <translation>{}{}: {:.1f} % der Masken geändert</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Area of the classes</source>
        <translation>Fläche der Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Compare rounds</source>
        <translation>Runden vergleichen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Curves, heads, clusters and accuracy of the run on one page, in the browser</source>
        <translation>Kurven, Köpfe, Cluster und Genauigkeit des Laufs auf einer Seite, im Browser</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Map: {}. Run: {}</source>
        <translation>Karte: {}. Lauf: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Measured. The figures by class are in {}.</source>
        <translation>Gemessen. Die Zahlen je Klasse sind in {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Print layout</source>
        <translation>Drucklayout</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Show it on the map, in the group Sparse WSSS</source>
        <translation>Auf der Karte zeigen, in der Gruppe Sparse WSSS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Sparse WSSS: accuracy</source>
        <translation>Sparse WSSS: Genauigkeit</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Sparse WSSS: areas</source>
        <translation>Sparse WSSS: Flächen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The browser did not open. Next step: open {} yourself.</source>
        <translation>Der Browser hat sich nicht geöffnet. Nächster Schritt: Öffnen Sie {} selbst.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The map is compared with the reference.</source>
        <translation>Die Karte wird mit der Referenz verglichen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The map on a sheet with its legend, in the layout designer</source>
        <translation>Die Karte mit ihrer Legende auf einem Blatt, im Layoutfenster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>There is no map yet. Make one on the page Run.</source>
        <translation>Es gibt noch keine Karte. Erzeugen Sie eine auf der Seite Lauf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>There is no room for the figures: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation>Für die Zahlen ist kein Platz: {}. Nächster Schritt: Sorgen Sie dafür, dass in den Laufordner geschrieben werden darf.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>Choose {} on the page Data.</source>
        <translation>Wählen Sie {} auf der Seite Daten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>Sparse WSSS: estimate</source>
        <translation>Sparse WSSS: Schätzung</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>a raster and tiles</source>
        <translation>ein Raster und Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{} cores here; corrected by what runs on this machine took.</source>
        <translation>Hier {} Kerne; berichtigt um das, was Läufe auf diesem Rechner brauchten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{} labelled tiles. About {}, {} of memory, {} of disk.</source>
        <translation>{} Kacheln mit Labels. Etwa {}, {} Speicher, {} auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{}: {} of {} tiles have labels. Scene: {}</source>
        <translation>{}: {} von {} Kacheln haben Labels. Szene: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>A whole set of settings; single ones below win over it</source>
        <translation>Ein ganzer Satz von Einstellungen; einzelne darunter haben Vorrang</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Do</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Folder of the run: everything made along the way is kept here</source>
        <translation>Ordner des Laufs: Alles, was unterwegs entsteht, bleibt hier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>From labels to a map (all stages)</source>
        <translation>Von Labels zur Karte (alle Stufen)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Land-cover map; its confidence is written beside it</source>
        <translation>Landbedeckungskarte; ihre Konfidenz wird daneben geschrieben</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Save what was done and stop; Resume goes on from there</source>
        <translation>Speichern, was getan ist, und anhalten; Fortsetzen macht dort weiter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Show where the estimate comes from</source>
        <translation>Zeigen, woher die Schätzung kommt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Take the next free folder: a run is one training, a finished one is kept</source>
        <translation>Den nächsten freien Ordner nehmen: Ein Lauf ist ein Training, ein fertiger bleibt erhalten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>The whole way to a map, or one stage of it again</source>
        <translation>Der ganze Weg zur Karte, oder eine Stufe davon noch einmal</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>heads: what the open heads look at</source>
        <translation>heads: was die offenen Köpfe ansehen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>predict: map the scene</source>
        <translation>predict: die Szene kartieren</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>pseudomasks: masks of the tiles</source>
        <translation>pseudomasks: Masken der Kacheln</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>refine: rounds of the U-Net</source>
        <translation>refine: Runden des U-Net</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>train: the gated transformer</source>
        <translation>train: der Transformer mit Gattern</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Failed.</source>
        <translation>Fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Go on where this run stopped</source>
        <translation>Dort weitermachen, wo dieser Lauf anhielt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Sparse WSSS: {}</source>
        <translation>Sparse WSSS: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Start the job</source>
        <translation>Die Aufgabe starten</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Stopping: the worker saves its state.</source>
        <translation>Hält an: Der Arbeitsprozess speichert seinen Stand.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job in {} is done.</source>
        <translation>Die Aufgabe in {} ist fertig.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job in {}: {}</source>
        <translation>Die Aufgabe in {}: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job runs in the background; QGIS can be used meanwhile.</source>
        <translation>Die Aufgabe läuft im Hintergrund; QGIS kann solange benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The map is ready: {}. Look at it on the page Result.</source>
        <translation>Die Karte ist fertig: {}. Sehen Sie sie auf der Seite Ergebnis an.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The stage &apos;{}&apos; is done.</source>
        <translation>Die Stufe &apos;{}&apos; ist fertig.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>{} Next step: add the file by hand.</source>
        <translation>{} Nächster Schritt: Fügen Sie die Datei von Hand hinzu.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>QGIS was closed.</source>
        <translation>QGIS wurde geschlossen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>Start it again.</source>
        <translation>Starten Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>Stopped before it began.</source>
        <translation>Angehalten, bevor es anfing.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Progress of the job</source>
        <translation>Fortschritt der Aufgabe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Stages of a run: ✓ done, ▸ at work or begun, · not yet</source>
        <translation>Stufen eines Laufs: ✓ fertig, ▸ in Arbeit oder begonnen, · noch nicht</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>What the worker says stands here.</source>
        <translation>Was der Arbeitsprozess sagt, steht hier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>about {} left</source>
        <translation>noch etwa {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>starting the worker</source>
        <translation>der Arbeitsprozess startet</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/settings_form.py"/>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/settings_form.py"/>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>{}: this value is missing, or of another kind: {}</source>
        <translation>{}: Dieser Wert fehlt oder ist von anderer Art: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/target_field.py"/>
        <source>There is no folder {}. Next step: choose another folder.</source>
        <translation>Den Ordner {} gibt es nicht. Nächster Schritt: Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/target_field.py"/>
        <source>{} is there already. Next step: choose another name, or remove it.</source>
        <translation>{} ist schon vorhanden. Nächster Schritt: Wählen Sie einen anderen Namen oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>The tile index {} is not there. Next step: cut tiles, or open another.</source>
        <translation>Der Kachelindex {} ist nicht vorhanden. Nächster Schritt: Schneiden Sie Kacheln, oder öffnen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>close the program that has it open</source>
        <translation>das Programm schließen, das die Datei offen hat</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>see whether the file may be written</source>
        <translation>prüfen, ob in die Datei geschrieben werden darf</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} has been replaced: it has other tiles now. Next step: open the page again.</source>
        <translation>{} wurde ersetzt: Es hat jetzt andere Kacheln. Nächster Schritt: Öffnen Sie die Seite noch einmal.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} has no layer with the fields tile and labels. Next step: cut tiles.</source>
        <translation>{} hat keinen Layer mit den Feldern tile und labels. Nächster Schritt: Schneiden Sie Kacheln.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} is no GeoPackage ({}). Next step: export the tiles as GeoPackage.</source>
        <translation>{} ist kein GeoPackage ({}). Nächster Schritt: Exportieren Sie die Kacheln als GeoPackage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} is no GeoPackage. Next step: export the tiles as GeoPackage.</source>
        <translation>{} ist kein GeoPackage. Nächster Schritt: Exportieren Sie die Kacheln als GeoPackage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{}: {}. Next step: {}, then try again.</source>
        <translation>{}: {}. Nächster Schritt: {}, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>at least these, or not these</source>
        <translation>mindestens diese, oder diese nicht</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>exactly these classes</source>
        <translation>genau diese Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>none of the classes</source>
        <translation>keine der Klassen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>not labelled</source>
        <translation>ohne Labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>nothing is known</source>
        <translation>nichts bekannt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layers.py"/>
        <source>The layer &apos;{}&apos; cannot be exported: {}</source>
        <translation>Der Layer &apos;{}&apos; kann nicht exportiert werden: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layouts.py"/>
        <source>The template {} cannot be read.</source>
        <translation>Die Vorlage {} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layouts.py"/>
        <source>{} could not be written: {}</source>
        <translation>{} konnte nicht geschrieben werden: {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Algorithms in the Processing Toolbox</source>
        <translation>Algorithmen in den Verarbeitungswerkzeugen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Enable the plugin &apos;Processing&apos; to see the algorithms.</source>
        <translation>Schalten Sie die Erweiterung &apos;Processing&apos; ein, um die Algorithmen zu sehen.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Environment of the worker</source>
        <translation>Umgebung des Arbeitsprozesses</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Sparse WSSS panel</source>
        <translation>Sparse-WSSS-Bedienfeld</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>Did you mean &apos;{}&apos;? {}</source>
        <translation>Meinten Sie &apos;{}&apos;? {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>Valid: {}.</source>
        <translation>Möglich: {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>less than {}</source>
        <translation>weniger als {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>more than {}</source>
        <translation>mehr als {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} or less</source>
        <translation>{} oder weniger</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} or more</source>
        <translation>{} oder mehr</translation>
    </message>
    <message>
        <source>&apos;{}&apos; was stopped; the names are saved. Next step: name a cluster, and what is missing is painted.</source>
        <translation type="vanished">&apos;{}&apos; wurde angehalten; die Namen sind gespeichert. Nächster Schritt: Benennen Sie einen Cluster, und was fehlt, wird gemalt.</translation>
    </message>
    <message>
        <source>Area in hectares, or pixels where the CRS has degrees</source>
        <translation type="vanished">Fläche in Hektar, oder in Pixeln, wo das KBS Grad hat</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="vanished">Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="vanished">Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Class table (CSV or JSON) with code, name and colour.</source>
        <translation type="vanished">Klassentabelle (CSV oder JSON) mit Code, Name und Farbe (code, name, colour).</translation>
    </message>
    <message>
        <source>Compare maps of the same scene.</source>
        <translation type="vanished">Vergleichen Sie Karten derselben Szene.</translation>
    </message>
    <message>
        <source>Exporting ...</source>
        <translation type="vanished">Wird exportiert ...</translation>
    </message>
    <message>
        <source>It is an environment of its own in {}, about 2 GB (6 GB with CUDA), made by pip with the proxy of QGIS. QGIS&apos;s own Python is not touched. The variable {} names another interpreter instead.</source>
        <translation type="vanished">Es ist eine eigene Umgebung in {}, etwa 2 GB groß (6 GB mit CUDA), die pip mit dem Proxy von QGIS anlegt. Das Python von QGIS bleibt unberührt. Die Variable {} nennt statt dessen einen anderen Interpreter.</translation>
    </message>
    <message>
        <source>Make the map on the page Run.</source>
        <translation type="vanished">Erzeugen Sie die Karte auf der Seite Lauf.</translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="vanished">Namen</translation>
    </message>
    <message>
        <source>Next step: choose another format or folder.</source>
        <translation type="vanished">Nächster Schritt: Wählen Sie ein anderes Format oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>PRESENCE_SHARE at the start of the training, from where it falls evenly; 1 is the whole tile. The less it is, the likelier what the first steps take for a class by chance is kept. Classes of few tiles have PRESENCE_SHARE throughout.</source>
        <translation type="vanished">PRESENCE_SHARE zu Beginn des Trainings; von dort fällt er gleichmäßig; 1 ist die ganze Kachel. Je kleiner er ist, desto eher bleibt, was die ersten Schritte zufällig für eine Klasse halten. Klassen mit wenigen Kacheln haben durchweg PRESENCE_SHARE.</translation>
    </message>
    <message>
        <source>Python 3.11 or newer that makes the environment; empty looks for one. With check: the interpreter to look at.</source>
        <translation type="vanished">Python 3.11 oder neuer, das die Umgebung anlegt; leer sucht eines. Bei check: der Interpreter, der geprüft wird.</translation>
    </message>
    <message>
        <source>Report as text (Markdown), to keep or to send with a question.</source>
        <translation type="vanished">Bericht als Text (Markdown), zum Aufheben oder zum Mitschicken bei einer Frage.</translation>
    </message>
    <message>
        <source>Sar bands</source>
        <translation type="vanished">SAR-Kanäle</translation>
    </message>
    <message>
        <source>Share of a tile&apos;s patches that has to show a class that the tile is labelled with.</source>
        <translation type="vanished">Anteil der Patches einer Kachel, der eine Klasse zeigen muss, die die Kachel als Label hat.</translation>
    </message>
    <message>
        <source>Share of the network&apos;s own patch scores beside the clusters&apos; names or the tokens&apos; attention, per pixel.</source>
        <translation type="vanished">Anteil der eigenen Patch-Bewertungen des Netzes neben den Namen der Cluster oder der Aufmerksamkeit der Token, je Pixel.</translation>
    </message>
    <message>
        <source>The map could not be written to {} (error {} of QGIS&apos;s writer).</source>
        <translation type="vanished">Die Karte konnte nicht nach {} geschrieben werden (Fehler {} des Schreibers von QGIS).</translation>
    </message>
    <message>
        <source>There is no folder {}.</source>
        <translation type="vanished">Es gibt keinen Ordner {}.</translation>
    </message>
    <message>
        <source>There is no room for the map of the round: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation type="vanished">Für die Karte der Runde ist kein Platz: {}. Nächster Schritt: Sorgen Sie dafür, dass in den Laufordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Tiles in a training step.</source>
        <translation type="vanished">Kacheln in einem Trainingsschritt.</translation>
    </message>
    <message>
        <source>Training steps; 0: enough to show every tile 24 times, 36 times from 128 px on, at least 160.</source>
        <translation type="vanished">Trainingsschritte; 0: genug, um jede Kachel 24-mal zu zeigen, ab 128 px 36-mal, mindestens 160.</translation>
    </message>
    <message>
        <source>What is written from a reference raster or layer: the classes of each tile, or their shares in percent, which tell classes apart that always occur together. Classes below MIN_SHARE are left out of both.</source>
        <translation type="vanished">Was aus einem Referenzraster oder -layer geschrieben wird: die Klassen jeder Kachel (classes) oder ihre Anteile in Prozent (shares), die auch Klassen unterscheiden, die immer zusammen vorkommen. Klassen unter MIN_SHARE fehlen in beidem.</translation>
    </message>
    <message>
        <source>Windows in one forward pass.</source>
        <translation type="vanished">Fenster in einem Vorwärtsdurchlauf.</translation>
    </message>
    <message>
        <source>Write the map through QGIS&apos;s own writer, in the background</source>
        <translation type="vanished">Die Karte im Hintergrund schreiben, mit QGIS&apos; eigenem Schreiber</translation>
    </message>
    <message>
        <source>check: say which packages and devices the worker has. install: make its environment in your data folder, or complete and repair it.</source>
        <translation type="vanished">check: sagen, welche Pakete und Geräte der Arbeitsprozess hat. install: seine Umgebung in Ihrem Datenordner anlegen, vervollständigen oder reparieren.</translation>
    </message>
    <message>
        <source>{} and {} have different grids.</source>
        <translation type="vanished">{} und {} haben verschiedene Gitter.</translation>
    </message>
    <message>
        <source>{} cannot be opened.</source>
        <translation type="vanished">{} kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>{} is the map itself.</source>
        <translation type="vanished">{} ist die Karte selbst.</translation>
    </message>
</context>
</TS>
