<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SparseWsss</name>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A class is a label of a tile when it covers at least this share of it.</source>
        <translation>Une classe est une étiquette d&apos;une tuile quand elle en couvre au moins cette part.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A class is a label of an image when it covers at least this share of it, where a raster says what is there.</source>
        <translation>Une classe est une étiquette d&apos;une image quand elle en couvre au moins cette part, là où un raster dit ce qui s&apos;y trouve.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A job.json of the stage train or pipeline, as a run keeps it: its settings go along, and its files where none are given here. Empty: the settings of PRESET.</source>
        <translation>Un job.json de l&apos;étape train ou pipeline, tel qu&apos;une exécution le garde : ses paramètres sont emportés, et ses fichiers quand aucun n&apos;est donné ici. Vide : les paramètres de PRESET.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A look in two minutes: few steps, a small network.</source>
        <translation>Un aperçu en deux minutes : peu de pas, un petit réseau.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A whole set of settings: quick: A look in two minutes: few steps, a small network. standard: The default, for two cores: it trains as long as the tiles ask for. large: For a GPU: a ViT-S of 12 blocks and a deeper U-Net. paper: The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison.</source>
        <translation>Un jeu complet de paramètres : quick : un aperçu en deux minutes : peu de pas, un petit réseau. standard : le choix par défaut, pour deux cœurs : l&apos;entraînement dure ce que les tuiles demandent. large : pour un GPU : un ViT-S de 12 blocs et un U-Net plus profond. paper : le réseau, la perte et les masques de Hanna, Mommert et Borth 2023, pour comparaison.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>A whole set of settings: quick: A look in two minutes: few steps, a small network. standard: The default, for two cores: it trains as long as the tiles ask for. large: For a GPU: a ViT-S of 12 blocks and a deeper U-Net. paper: The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison. Not asked for with JOB_FILE, which has its own.</source>
        <translation>Un jeu complet de paramètres : quick : un aperçu en deux minutes : peu de pas, un petit réseau. standard : le choix par défaut, pour deux cœurs : l&apos;entraînement dure ce que les tuiles demandent. large : pour un GPU : un ViT-S de 12 blocs et un U-Net plus profond. paper : le réseau, la perte et les masques de Hanna, Mommert et Borth 2023, pour comparaison. Inutile avec JOB_FILE, qui a les siens.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Accuracy figures (JSON).</source>
        <translation>Chiffres d&apos;exactitude (JSON).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Also send the curves to MLflow: to the server of MLFLOW_TRACKING_URI, else into &apos;mlflow.db&apos; in the folder of the run. Needs the package mlflow in the worker&apos;s environment.</source>
        <translation>Envoyer aussi les courbes à MLflow : au serveur de MLFLOW_TRACKING_URI, sinon dans &apos;mlflow.db&apos; dans le dossier de l&apos;exécution. Demande le paquet mlflow dans l&apos;environnement du processus de calcul.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Also write the curves for TensorBoard, into the folder &apos;tensorboard&apos; of the run. Needs the package tensorboard in the worker&apos;s environment.</source>
        <translation>Écrire aussi les courbes pour TensorBoard, dans le dossier &apos;tensorboard&apos; de l&apos;exécution. Demande le paquet tensorboard dans l&apos;environnement du processus de calcul.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Areas smaller than this, on the ellipsoid, become part of the largest area beside them; 0 keeps all.</source>
        <translation>Les surfaces plus petites, sur l&apos;ellipsoïde, rejoignent la plus grande surface voisine ; 0 les garde toutes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention from the class token in every tile of OUTPUT_STRENGTH, float16 (tiles, heads, h, w).</source>
        <translation>Attention du jeton de classe dans chaque tuile de OUTPUT_STRENGTH, float16 (tuiles, têtes, h, w).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention from the class token or from PATCH, a band for each open head (L11H03: layer 11, head 3).</source>
        <translation>Attention du jeton de classe ou de PATCH, une bande par tête ouverte (L11H03 : couche 11, tête 3).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention heads in a block, each with a gate.</source>
        <translation>Têtes d&apos;attention d&apos;un bloc, chacune avec une porte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Attention in the tile from the class token and from every patch, float16 (heads, 1 + N, N).</source>
        <translation>Attention dans la tuile, du jeton de classe et de chaque patch, float16 (têtes, 1 + N, N).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Average over mirrored windows: four times the time, a little more accurate.</source>
        <translation>Moyenner sur les fenêtres en miroir : quatre fois le temps, un peu plus exact.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Average the network&apos;s maps and scores over mirrored tiles: four times its time here, better masks.</source>
        <translation>Moyenner les cartes et les scores du réseau sur les tuiles en miroir : quatre fois son temps ici, de meilleurs masques.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands of RASTER to learn from, by name or number, joined by &apos;;&apos;: B02;B03;B04, or 2-4. Empty takes all; an alpha band is never read. A map is made of the same bands, found by name, or by number where there are no names.</source>
        <translation>Bandes de RASTER dont apprendre, par nom ou numéro, jointes par &apos;;&apos; : B02;B03;B04, ou 2-4. Vide les prend toutes ; une bande alpha n&apos;est jamais lue. Une carte se fait avec les mêmes bandes, trouvées par nom, ou par numéro là où il n&apos;y a pas de noms.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands of SAR to learn from, by name or number, joined by &apos;;&apos;: VV;VH, or 2-4. Empty takes all; an alpha band is never read. A map is made of the same bands, found by name, or by number where there are no names.</source>
        <translation>Bandes de SAR dont apprendre, par nom ou numéro, jointes par &apos;;&apos; : VV;VH, ou 2-4. Vide les prend toutes ; une bande alpha n&apos;est jamais lue. Une carte se fait avec les mêmes bandes, trouvées par nom, ou par numéro là où il n&apos;y a pas de noms.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands of the stack that are kept, in this order, by name or number, joined by &apos;;&apos;. Empty keeps all.</source>
        <translation>Bandes de la pile qui sont gardées, dans cet ordre, par nom ou numéro, jointes par &apos;;&apos;. Vide les garde toutes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bands weight</source>
        <translation>Poids des bandes</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Batch size</source>
        <translation>Taille du lot</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bundle (zip) that &apos;Pack a job or a run&apos; made; its files are checked first.</source>
        <translation>Paquet (zip) fait par &apos;Empaqueter un travail ou une exécution&apos; ; ses fichiers sont d&apos;abord vérifiés.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Bundle (zip): &apos;Unpack a job or a run&apos; unpacks it on the other machine.</source>
        <translation>Paquet (zip) : &apos;Dépaqueter un travail ou une exécution&apos; le dépaquette sur l&apos;autre machine.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>CPU threads; 0 takes all cores.</source>
        <translation>Fils d&apos;exécution du CPU ; 0 prend tous les cœurs.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>CRS of the file, such as EPSG:4326; empty keeps the map&apos;s own CRS and grid.</source>
        <translation>SCR du fichier, tel que EPSG:4326 ; vide garde le SCR et la grille de la carte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Candidate weight</source>
        <translation>Poids des candidats</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Card of the model (JSON), as it lies beside the model&apos;s weights.</source>
        <translation>Fiche du modèle (JSON), telle qu&apos;elle se trouve à côté des poids du modèle.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Channels of the convolutional stem that sees texture inside a patch; 0 is the paper&apos;s plain embedding.</source>
        <translation>Canaux du tronc convolutif qui voit la texture à l&apos;intérieur d&apos;un patch ; 0 est le plongement simple de l&apos;article.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Channels of the convolutions that score parts of patches over 4 px; 0 scores whole patches.</source>
        <translation>Canaux des convolutions qui notent des parties de patchs de plus de 4 px ; 0 note des patchs entiers.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class balance</source>
        <translation>Équilibre des classes</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class table (CSV or JSON) with code, name and colour, or the name of a legend: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19.</source>
        <translation>Table des classes (CSV ou JSON) avec code, nom et couleur (code, name, colour), ou le nom d&apos;une légende : corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class table (CSV or JSON) with code, name and colour, or the name of a legend: corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19. Empty takes the data set&apos;s own.</source>
        <translation>Table des classes (CSV ou JSON) avec code, nom et couleur (code, name, colour), ou le nom d&apos;une légende : corine1, corine2, corine3, worldcover, dynamicworld, modis_igbp, dfc2020, igbp_simplified, eurosat, bigearthnet19. Vide prend celle du jeu de données.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Class tokens</source>
        <translation>Jetons de classe</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Classes that are left out, joined by &apos;;&apos;. auto: Savanna and Snow/Ice of DFC2020 and SEN12MS; none leaves nothing out.</source>
        <translation>Classes laissées de côté, jointes par &apos;;&apos;. auto : Savanna et Snow/Ice de DFC2020 et SEN12MS ; none ne laisse rien de côté.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Cluster table whose column &apos;class&apos; was edited.</source>
        <translation>Table des clusters dont la colonne &apos;class&apos; a été modifiée.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Compare a map with a reference: accuracy overall and by class.</source>
        <translation>Comparer une carte à une référence : exactitude globale et par classe.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Compare two maps of one grid: where their classes differ, and how much of each class became which.</source>
        <translation>Comparer deux cartes d&apos;une même grille : où leurs classes diffèrent, et combien de chaque classe est devenu quelle autre.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, 0 to 1.</source>
        <translation>Confiance de la carte, de 0 à 1.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, on its grid.</source>
        <translation>Confiance de la carte, sur sa grille.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map, on its grid: its calibration is measured as well.</source>
        <translation>Confiance de la carte, sur sa grille : son calibrage est mesuré aussi.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the map.</source>
        <translation>Confiance de la carte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Confidence of the pseudomasks, 0 to 1.</source>
        <translation>Confiance des pseudo-masques, de 0 à 1.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Cut scenes into tiles: a tile index that QGIS opens, edits and filters like any layer.</source>
        <translation>Découper des scènes en tuiles : un index de tuiles que QGIS ouvre, modifie et filtre comme toute couche.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Decay of the moving average of the weights that is kept.</source>
        <translation>Décroissance de la moyenne mobile des poids qui est gardée.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Describe a map for catalogues: a STAC item with place, time, classes and colours, beside its files.</source>
        <translation>Décrire une carte pour les catalogues : un item STAC avec lieu, date, classes et couleurs, à côté de ses fichiers.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Detail width</source>
        <translation>Largeur du détail</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Device</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Dim</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Distance between tiles; 0 takes the tile size, so that tiles do not overlap.</source>
        <translation>Distance entre les tuiles ; 0 prend la taille de tuile, pour que les tuiles ne se recouvrent pas.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Drop</source>
        <translation>À écarter</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Earlier land-cover map.</source>
        <translation>Carte d&apos;occupation du sol antérieure.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Encoder</source>
        <translation>Encodeur</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Encoder of the U-Net, by its name in segmentation-models-pytorch.</source>
        <translation>Encodeur du U-Net, par son nom dans segmentation-models-pytorch.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluate only inside this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Évaluer seulement dans cette emprise : xmin,xmax,ymin,ymax [EPSG:code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluations</source>
        <translation>Évaluations</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Evaluations without a better one after which training stops early.</source>
        <translation>Évaluations sans progrès après lesquelles l&apos;entraînement s&apos;arrête.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Exponent of the generalised cross-entropy: 0 is cross-entropy, 1 ignores doubtful pixels most.</source>
        <translation>Exposant de l&apos;entropie croisée généralisée : 0 est l&apos;entropie croisée, 1 ignore le plus les pixels douteux.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Export a model as ONNX for other programs such as Deepness: raster values in, class probabilities out.</source>
        <translation>Exporter un modèle en ONNX pour d&apos;autres programmes comme Deepness : valeurs du raster en entrée, probabilités des classes en sortie.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Field of the reference layer that holds the class, or a tag of OpenStreetMap such as landuse; of several joined by &apos;,&apos; the first that has a value counts.</source>
        <translation>Champ de la couche de référence qui contient la classe, ou un attribut (tag) d&apos;OpenStreetMap comme landuse ; de plusieurs joints par &apos;,&apos; le premier qui a une valeur compte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Field of the reference layer that holds the class.</source>
        <translation>Champ de la couche de référence qui contient la classe.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>File to write; its style (.qml) is written beside it.</source>
        <translation>Fichier à écrire ; son style (.qml) est écrit à côté.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Files whose bands are stacked, in this order, or the SAFE folder, zip or MTD_MSI*.xml of a Sentinel-2 product; all in one CRS.</source>
        <translation>Fichiers dont les bandes sont empilées, dans cet ordre, ou le dossier SAFE, le zip ou MTD_MSI*.xml d&apos;un produit Sentinel-2 ; tous dans un même SCR.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>First log-alpha of the gates: above 0 is open.</source>
        <translation>Premier log-alpha des portes : au-dessus de 0, ouverte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Flips</source>
        <translation>Miroirs</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder in which the data set is unpacked.</source>
        <translation>Dossier dans lequel le jeu de données est décompressé.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder of the installed models; empty takes the plugin&apos;s.</source>
        <translation>Dossier des modèles installés ; vide prend celui de l&apos;extension.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Folder of the run: everything made along the way is kept here.</source>
        <translation>Dossier de l&apos;exécution : tout ce qui est produit en chemin y est gardé.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>For a GPU: a ViT-S of 12 blocks and a deeper U-Net.</source>
        <translation>Pour un GPU : un ViT-S de 12 blocs et un U-Net plus profond.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Format of the file: GeoTIFF (GTiff, or COG for the web), Erdas Imagine (HFA), ENVI, PNG, GeoPackage or netCDF. auto goes by how the file&apos;s name ends: tif, img, dat, png, gpkg, nc.</source>
        <translation>Format du fichier : GeoTIFF (GTiff, ou COG pour le web), Erdas Imagine (HFA), ENVI, PNG, GeoPackage ou netCDF. auto suit la fin du nom du fichier : tif, img, dat, png, gpkg, nc.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>From labelled tiles to a map: train, heads, pseudomasks, refine and predict in one run.</source>
        <translation>Des tuiles étiquetées à la carte : train, heads, pseudomasks, refine et predict en une fois.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Fusion</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate close share</source>
        <translation>Part de fermeture des portes</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate start</source>
        <translation>Départ des portes</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Gate start spread</source>
        <translation>Étendue du départ des portes</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Half size share</source>
        <translation>Part à demi-taille</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Half the range of the random part of the first log-alpha.</source>
        <translation>Moitié de l&apos;étendue de la part aléatoire du premier log-alpha.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Head dim</source>
        <translation>Dimension d&apos;une tête</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Heads that stay open in the last block; 0 takes the largest number of labels of a tile.</source>
        <translation>Têtes qui restent ouvertes dans le dernier bloc ; 0 prend le plus grand nombre d&apos;étiquettes d&apos;une tuile.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Heads weight</source>
        <translation>Poids des têtes</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Highest learning rate of AdamW in a round.</source>
        <translation>Taux d&apos;apprentissage maximal d&apos;AdamW dans un tour.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Highest learning rate of AdamW.</source>
        <translation>Taux d&apos;apprentissage maximal d&apos;AdamW.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How much labels of rare classes count more where a class has to show: 0 all labels alike, 1 all rare classes alike.</source>
        <translation>De combien les étiquettes des classes rares comptent plus là où une classe doit se montrer : 0 toutes les étiquettes pareil, 1 toutes les classes rares pareil.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How much the pixels and labels of rare classes count more: 0 all alike, 1 all rare classes alike.</source>
        <translation>De combien les pixels et les étiquettes des classes rares comptent plus : 0 tous pareil, 1 toutes les classes rares pareil.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>How often the tiles set aside are evaluated in a whole training.</source>
        <translation>Nombre d&apos;évaluations des tuiles mises de côté dans un entraînement entier.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Id of the tile whose attention is drawn; empty takes the one with the most classes.</source>
        <translation>Identifiant de la tuile dont l&apos;attention est dessinée ; vide prend celle qui a le plus de classes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Import a data set as it is published: a tile index of its images, labels and split.</source>
        <translation>Importer un jeu de données tel qu&apos;il est publié : un index de tuiles de ses images, de ses étiquettes et de sa répartition.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Instead of a job: finished run that is packed with its map, without the cache of its tiles.</source>
        <translation>Au lieu d&apos;un travail : exécution terminée qui est empaquetée avec sa carte, sans le cache de ses tuiles.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>L0 weight</source>
        <translation>Poids L0</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Label balance</source>
        <translation>Équilibre des étiquettes</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Labelled tile index.</source>
        <translation>Index de tuiles étiquetées.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Labelled tile index; only its labelled tiles and their pixels go along.</source>
        <translation>Index de tuiles étiquetées ; seules ses tuiles étiquetées et leurs pixels sont emportés.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map to evaluate.</source>
        <translation>Carte d&apos;occupation du sol à évaluer.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map to export.</source>
        <translation>Carte d&apos;occupation du sol à exporter.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Land-cover map.</source>
        <translation>Carte d&apos;occupation du sol.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Later land-cover map, on the grid of the earlier one.</source>
        <translation>Carte d&apos;occupation du sol ultérieure, sur la grille de l&apos;antérieure.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Layout of the folder; auto recognises it. coco: multi-label JSON; csv: a table of files and labels; folders: a folder for each class.</source>
        <translation>Organisation du dossier ; auto la reconnaît. coco : JSON à plusieurs étiquettes ; csv : une table de fichiers et d&apos;étiquettes ; folders : un dossier par classe.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Learning rate</source>
        <translation>Taux d&apos;apprentissage</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Lists of the images of a part (train_list.txt), or a CSV with the columns name and split. Empty takes lists that lie in FOLDER.</source>
        <translation>Listes des images d&apos;une partie (train_list.txt), ou un CSV avec les colonnes name et split. Vide prend les listes qui se trouvent dans FOLDER.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Log mlflow</source>
        <translation>Journal MLflow</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Log tensorboard</source>
        <translation>Journal TensorBoard</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Make one raster of the bands of several files, of any resolution, or of a Sentinel-2 product: a small VRT.</source>
        <translation>Faire un seul raster des bandes de plusieurs fichiers, de toute résolution, ou d&apos;un produit Sentinel-2 : un petit VRT.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map a whole scene with the model of a run or a model file.</source>
        <translation>Cartographier une scène entière avec le modèle d&apos;une exécution ou un fichier de modèle.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map of the changes: the later class where it is not the earlier one, no data elsewhere.</source>
        <translation>Carte des changements : la classe ultérieure là où elle n&apos;est pas l&apos;antérieure, sans valeur ailleurs.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Map only this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Cartographier seulement cette emprise : xmin,xmax,ymin,ymax [EPSG:code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask flips</source>
        <translation>Miroirs des masques</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask shifts</source>
        <translation>Décalages des masques</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mask weight</source>
        <translation>Poids des masques</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Max tiles</source>
        <translation>Nombre maximal</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Method &apos;paper&apos;: name each region again by a forward pass with the rest hidden.</source>
        <translation>Méthode &apos;paper&apos; : nommer de nouveau chaque région par un passage du réseau, le reste étant caché.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min open heads</source>
        <translation>Têtes ouvertes au moins</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min share</source>
        <translation>Part minimale</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Min valid</source>
        <translation>Part valide minimale</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Mlp dim</source>
        <translation>Dimension du MLP</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Model file (.safetensors with its .json card) instead of a run.</source>
        <translation>Fichier de modèle (.safetensors avec sa fiche .json) à la place d&apos;une exécution.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Model: .safetensors with its .json card beside it, or a .zip of the two. Empty with show: all installed models.</source>
        <translation>Modèle : .safetensors avec sa fiche .json à côté, ou un .zip des deux. Vide avec show : tous les modèles installés.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Most images that are taken, drawn at random; 0 takes all.</source>
        <translation>Nombre maximal d&apos;images prises, tirées au hasard ; 0 les prend toutes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Most rounds: each trains on the masks that the round before has improved.</source>
        <translation>Nombre maximal de tours : chacun s&apos;entraîne sur les masques que le tour d&apos;avant a améliorés.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Move these four passes by half a patch each, where scores are finer than a patch: finer masks, at no cost beside MASK_FLIPS.</source>
        <translation>Décaler ces quatre passages d&apos;un demi-patch chacun, là où les scores sont plus fins qu&apos;un patch : des masques plus fins, sans coût en plus de MASK_FLIPS.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Name in the library; empty takes that of the file, or of its run.</source>
        <translation>Nom dans la bibliothèque ; vide prend celui du fichier, ou de son exécution.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Names of the bands of the stack, joined by &apos;;&apos;. Empty takes those of the files: descriptions, else what the file&apos;s name says, such as B02.</source>
        <translation>Noms des bandes de la pile, joints par &apos;;&apos;. Vide prend ceux des fichiers : descriptions, sinon ce que dit le nom du fichier, comme B02.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network of the run: best is the refined one, which maps scenes; vit is the sparse transformer before the rounds.</source>
        <translation>Réseau de l&apos;exécution : best est le réseau affiné, qui cartographie les scènes ; vit est le transformer parcimonieux d&apos;avant les tours.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Network share</source>
        <translation>Part du réseau</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>New or empty folder: of a job job.json, tile index and rasters; of a run the folder run and the map.</source>
        <translation>Dossier nouveau ou vide : d&apos;un travail job.json, index de tuiles et rasters ; d&apos;une exécution le dossier run et la carte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Number of clusters of the method &apos;global&apos;.</source>
        <translation>Nombre de clusters de la méthode &apos;global&apos;.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Number of transformer blocks.</source>
        <translation>Nombre de blocs du transformer.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>ONNX file to write.</source>
        <translation>Fichier ONNX à écrire.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Only tiles inside this extent: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Seulement les tuiles dans cette emprise : xmin,xmax,ymin,ymax [EPSG:code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to cut; several make one training set.</source>
        <translation>Raster optique à découper ; plusieurs forment un seul jeu d&apos;entraînement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to map there: it goes along whole, or inside EXTENT. Empty: only the training is done there.</source>
        <translation>Raster optique à cartographier là-bas : il est emporté entier, ou à l&apos;intérieur de EXTENT. Vide : seul l&apos;entraînement y est fait.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Optical raster to map.</source>
        <translation>Raster optique à cartographier.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Overlap</source>
        <translation>Recouvrement</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>PRESENCE_SHARE at the start of the training on tiles of 128 px and more, from where it falls evenly; 1 is the whole tile. The less it is, the likelier what the first steps take for a class by chance is kept. Smaller tiles, and classes of few tiles, have PRESENCE_SHARE throughout.</source>
        <translation>PRESENCE_SHARE au début de l&apos;entraînement sur les tuiles de 128 px et plus, d&apos;où elle baisse régulièrement ; 1 est la tuile entière. Plus elle est petite, plus ce que les premiers pas prennent par hasard pour une classe risque de rester. Les tuiles plus petites et les classes de peu de tuiles ont PRESENCE_SHARE du début à la fin.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pack a job, with the part of the rasters that it reads, for another machine; or, with RUN, a run to send back.</source>
        <translation>Empaqueter un travail, avec la partie des rasters qu&apos;il lit, pour une autre machine ; ou, avec RUN, une exécution à renvoyer.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Part that is imported. all keeps the parts in the field &apos;split&apos;, and training leaves test out; a part taken alone is divided anew.</source>
        <translation>Partie importée. all garde les parties dans le champ &apos;split&apos;, et l&apos;entraînement laisse test de côté ; une partie prise seule est répartie de nouveau.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch loss weight</source>
        <translation>Poids de la perte des patchs</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch of that tile whose attention is drawn, as row,column from 0,0 at the upper left; empty takes the class token.</source>
        <translation>Patch de cette tuile dont l&apos;attention est dessinée, ligne,colonne à partir de 0,0 en haut à gauche ; vide prend le jeton de classe.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patch size</source>
        <translation>Taille du patch</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Patience</source>
        <translation>Patience</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Polygons with code, name, area_ha and confidence; the style (.qml) is written beside the file. Its name says the format.</source>
        <translation>Polygones avec code, name, area_ha et confidence ; le style (.qml) est écrit à côté du fichier. Son nom dit le format.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Presence share</source>
        <translation>Part de présence</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Presence start</source>
        <translation>Présence au début</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pretrained</source>
        <translation>Préentraîné</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pretrained plain ViT to start from: path of a .safetensors, .pth or .bin file, a timm name, or hf-hub:owner/name; one for each modality joined by &apos;;&apos;. It sets DIM, DEPTH, HEADS, HEAD_DIM, MLP_DIM and STEM_WIDTH. Only a name or an id is looked up on the network.</source>
        <translation>ViT simple préentraîné d&apos;où partir : chemin d&apos;un fichier .safetensors, .pth ou .bin, un nom de timm, ou hf-hub:owner/name ; un par modalité, joints par &apos;;&apos;. Il fixe DIM, DEPTH, HEADS, HEAD_DIM, MLP_DIM et STEM_WIDTH. Seul un nom ou un identifiant est cherché sur le réseau.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Probability of each class, a band each.</source>
        <translation>Probabilité de chaque classe, une bande chacune.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Processor for the networks: auto takes a GPU when there is one.</source>
        <translation>Processeur des réseaux : auto prend un GPU quand il y en a un.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Prune at</source>
        <translation>Élagage à</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pseudomasks of the tiles.</source>
        <translation>Pseudo-masques des tuiles.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Pseudomasks with the new names.</source>
        <translation>Pseudo-masques avec les nouveaux noms.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Rare tiles</source>
        <translation>Tuiles rares</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster as the other program will be given it: the order and units of its bands become part of the file, which is checked on it. Empty: values in the units and order of the model&apos;s card.</source>
        <translation>Raster tel que l&apos;autre programme le recevra : l&apos;ordre et les unités de ses bandes font partie du fichier, qui est vérifié dessus. Vide : valeurs dans les unités et l&apos;ordre de la fiche du modèle.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of all bands on the grid of the finest (VRT); it names the files, so keep them where they are, or move it with them.</source>
        <translation>Raster de toutes les bandes sur la grille de la plus fine (VRT) ; il nomme les fichiers : les laisser où ils sont, ou le déplacer avec eux.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of class codes (several joined by &apos;;&apos; with the command sparse-wsss), polygon layer, or CSV with the columns tile and labels (such as water;forest, or water;... for &apos;at least&apos;, or water 30;forest 70).</source>
        <translation>Raster de codes de classes (plusieurs joints par &apos;;&apos; avec la commande sparse-wsss), couche de polygones, ou CSV avec les colonnes tile et labels (comme water;forest, ou water;... pour « au moins », ou water 30;forest 70).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster of class codes, or layer of polygons or points; its CRS and grid may differ.</source>
        <translation>Raster de codes de classes, ou couche de polygones ou de points ; son SCR et sa grille peuvent différer.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Raster to be mapped: what of it does not fit the model is said.</source>
        <translation>Raster à cartographier : ce qui n&apos;y convient pas au modèle est dit.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Relabel</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Repaint the pseudomasks with the edited names of the clusters.</source>
        <translation>Repeindre les pseudo-masques avec les noms modifiés des clusters.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Report of the run (HTML).</source>
        <translation>Rapport de l&apos;exécution (HTML).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Report with the confusion matrix (HTML).</source>
        <translation>Rapport avec la matrice de confusion (HTML).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Robustness</source>
        <translation>Robustesse</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round</source>
        <translation>Tour</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round batch size</source>
        <translation>Taille du lot d&apos;un tour</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round half size share</source>
        <translation>Part à demi-taille dans les tours</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round learning rate</source>
        <translation>Taux d&apos;apprentissage d&apos;un tour</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Round steps</source>
        <translation>Pas d&apos;un tour</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Rounds</source>
        <translation>Tours</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Run whose best model maps the scene.</source>
        <translation>Exécution dont le meilleur modèle cartographie la scène.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Run whose network is exported.</source>
        <translation>Exécution dont le réseau est exporté.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, one for each optical raster.</source>
        <translation>Raster SAR sur la même grille, un pour chaque raster optique.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, when the model was trained with one.</source>
        <translation>Raster SAR sur la même grille, quand le modèle a été entraîné avec un.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid, when the tiles have one.</source>
        <translation>Raster SAR sur la même grille, quand les tuiles en ont un.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid.</source>
        <translation>Raster SAR sur la même grille.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>SAR raster on the same grid; its bands follow those of RASTER.</source>
        <translation>Raster SAR sur la même grille ; ses bandes suivent celles de RASTER.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>STAC item (JSON); best in the folder of the map: it names files relative to itself.</source>
        <translation>Item STAC (JSON) ; de préférence dans le dossier de la carte : il nomme les fichiers par rapport à lui-même.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Say which classes occur in each tile, from a reference raster or layer, or from a CSV.</source>
        <translation>Dire quelles classes se trouvent dans chaque tuile, d&apos;après un raster ou une couche de référence, ou un CSV.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Scores weight</source>
        <translation>Poids des scores</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Seed of every random choice; the same seed gives the same result on the CPU.</source>
        <translation>Graine de tout choix aléatoire ; la même graine donne le même résultat sur le CPU.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a round&apos;s training in which tiles of 128 px and more are shown at half their size, as HALF_SIZE_SHARE is for the training.</source>
        <translation>Part de l&apos;entraînement d&apos;un tour où les tuiles de 128 px et plus sont montrées à la moitié de leur taille, comme HALF_SIZE_SHARE pour l&apos;entraînement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a tile&apos;s patches that has to show a class that the tile is labelled with, at the end of the training.</source>
        <translation>Part des patchs d&apos;une tuile qui doit montrer une classe dont la tuile porte l&apos;étiquette, à la fin de l&apos;entraînement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of a window that its neighbours cover too; the results are blended.</source>
        <translation>Part d&apos;une fenêtre que ses voisines couvrent aussi ; les résultats sont fondus.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the labelled tiles set aside when the tile index has no split &apos;val&apos;.</source>
        <translation>Part des tuiles étiquetées mise de côté quand l&apos;index de tuiles n&apos;a pas de partie &apos;val&apos;.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the network&apos;s own patch scores beside the clusters&apos; names or the tokens&apos; attention, per pixel. The method &apos;global&apos; takes less in tiles of a class that fewer than eight tiles show.</source>
        <translation>Part des scores propres du réseau à côté des noms des clusters ou de l&apos;attention des jetons, par pixel. La méthode &apos;global&apos; en prend moins dans les tuiles d&apos;une classe que montrent moins de huit tuiles.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training after which the gates are fixed and closed heads removed; 1 keeps them learning.</source>
        <translation>Part de l&apos;entraînement après laquelle les portes sont fixées et les têtes fermées retirées ; avec 1 elles apprennent jusqu&apos;au bout.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training in which a head that no class needs closes.</source>
        <translation>Part de l&apos;entraînement pendant laquelle se ferme une tête dont aucune classe n&apos;a besoin.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Share of the training in which tiles of 128 px and more are shown at half their size: such a step takes a quarter of the time. Smaller tiles are never halved.</source>
        <translation>Part de l&apos;entraînement pendant laquelle les tuiles de 128 px et plus sont montrées à la moitié de leur taille : un tel pas prend un quart du temps. Les tuiles plus petites ne sont jamais réduites.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Show or install a model that was handed over: its card, whether it is whole, and whether a raster fits it.</source>
        <translation>Montrer ou installer un modèle reçu : sa fiche, s&apos;il est intact, et si un raster lui convient.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Show which heads survived, how much each matters, and what they look at in a tile.</source>
        <translation>Montrer quelles têtes ont survécu, combien chacune compte, et ce qu&apos;elles regardent dans une tuile.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Side of a patch; 0 takes a sixteenth of the tile, rounded down to a power of two, 2 to 16.</source>
        <translation>Côté d&apos;un patch ; 0 prend un seizième de la tuile, arrondi à la puissance de deux inférieure, de 2 à 16.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Side of a tile.</source>
        <translation>Côté d&apos;une tuile.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Smallest share of valid pixels of a tile.</source>
        <translation>Part minimale de pixels valides d&apos;une tuile.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Snap steps</source>
        <translation>Pas d&apos;ajustement</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Stem width</source>
        <translation>Largeur du tronc</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Steps that draw the network&apos;s scores to the edges of the image (pixel-adaptive refinement); 0 leaves them. Ten are usual. It helps large patches, and blurs classes where pixels are noisy.</source>
        <translation>Pas qui ramènent les scores du réseau aux bords de l&apos;image (affinage adaptatif par pixel) ; 0 les laisse. Dix sont usuels. Utile aux grands patchs, mais brouille les classes là où les pixels sont bruités.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Stride</source>
        <translation>Distance</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: class before and after, pixels, hectares, share of the pixels that both maps know.</source>
        <translation>Table : classe avant et après, pixels, hectares, part des pixels que les deux cartes connaissent.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: cluster, class, a score for each class, share.</source>
        <translation>Table : cluster, classe, un score par classe, part.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: layer, head, gate, open, importance, and importance for each class.</source>
        <translation>Table : couche, tête, porte, ouverte, importance, et importance pour chaque classe.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Table: tile, and how much each open head adds to the class token there.</source>
        <translation>Table : tuile, et combien chaque tête ouverte y ajoute au jeton de classe.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Take along and map only this extent of RASTER: xmin,xmax,ymin,ymax [EPSG:code].</source>
        <translation>Emporter et cartographier seulement cette emprise de RASTER : xmin,xmax,ymin,ymax [EPSG:code].</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Teacher decay</source>
        <translation>Décroissance de l&apos;enseignant</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Texture weight</source>
        <translation>Poids de la texture</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The card as text (Markdown).</source>
        <translation>La fiche en texte (Markdown).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The card with the warnings, for programs (JSON).</source>
        <translation>La fiche avec les avertissements, pour les programmes (JSON).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The default, for two cores: it trains as long as the tiles ask for.</source>
        <translation>Le choix par défaut, pour deux cœurs : l&apos;entraînement dure ce que les tuiles demandent.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>The network, loss and masks of Hanna, Mommert and Borth 2023, for comparison.</source>
        <translation>Le réseau, la perte et les masques de Hanna, Mommert et Borth 2023, pour comparaison.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>This round of the refinement instead; 0 takes NETWORK.</source>
        <translation>Ce tour de l&apos;affinage à la place ; 0 prend NETWORK.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Threads</source>
        <translation>Fils d&apos;exécution</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index (GeoPackage): footprint, source, window, labels and split of each tile.</source>
        <translation>Index de tuiles (GeoPackage) : contour, source, fenêtre, étiquettes et répartition de chaque tuile.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index to label.</source>
        <translation>Index de tuiles à étiqueter.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index with labels.</source>
        <translation>Index de tuiles avec étiquettes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile index. Where bands lie in files of their own, virtual rasters are written to a folder beside it.</source>
        <translation>Index de tuiles. Là où les bandes sont dans des fichiers séparés, des rasters virtuels sont écrits dans un dossier à côté.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tile size</source>
        <translation>Taille de tuile</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles in a training step of a round.</source>
        <translation>Tuiles dans un pas d&apos;entraînement d&apos;un tour.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles in a training step; 0: 16, and 8 when they have 128 px or more.</source>
        <translation>Tuiles dans un pas d&apos;entraînement ; 0 : 16, et 8 si elles ont 128 px ou plus.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tiles with a class that fewer than this share of the tiles show come more often; 0: all alike.</source>
        <translation>Les tuiles avec une classe que montrent moins de cette part des tuiles viennent plus souvent ; 0 : toutes pareil.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Tokens weight</source>
        <translation>Poids des jetons</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Train a U-Net in rounds on the pseudomasks, each pixel weighted by its confidence.</source>
        <translation>Entraîner un U-Net par tours sur les pseudo-masques, chaque pixel pondéré par sa confiance.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Train the gated Vision Transformer on the tiles&apos; labels; most attention heads close.</source>
        <translation>Entraîner le Vision Transformer à portes sur les étiquettes des tuiles ; la plupart des têtes d&apos;attention se ferment.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Training steps of a round; 0: enough for the number of tiles and their size, at least 200.</source>
        <translation>Pas d&apos;entraînement d&apos;un tour ; 0 : assez pour le nombre et la taille des tuiles, au moins 200.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Training steps; 0: enough to show every tile 24 times, at least 160.</source>
        <translation>Pas d&apos;entraînement ; 0 : assez pour montrer chaque tuile 24 fois, au moins 160.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Turn a map into polygons: one for each connected area of a class, with its hectares and mean confidence.</source>
        <translation>Changer une carte en polygones : un pour chaque surface d&apos;un seul tenant d&apos;une classe, avec ses hectares et sa confiance moyenne.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Turn the surviving heads&apos; representations into a mask of every labelled tile.</source>
        <translation>Tirer des représentations des têtes survivantes un masque de chaque tuile étiquetée.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Unpack a bundle: a job ready to start on this machine, or a run that came back, with its map.</source>
        <translation>Dépaqueter un paquet : un travail prêt à être lancé sur cette machine, ou une exécution qui est revenue, avec sa carte.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Validation share</source>
        <translation>Part de validation</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight decay</source>
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight decay; never acts on the gates.</source>
        <translation>Décroissance des poids ; n&apos;agit jamais sur les portes.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the candidate-set loss on the patches; 0 trains on the image labels alone.</source>
        <translation>Poids de la perte par ensemble de candidats sur les patchs ; 0 entraîne sur les seules étiquettes d&apos;image.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the local mean and spread in the clustering.</source>
        <translation>Poids de la moyenne et de la dispersion locales dans le regroupement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the open heads&apos; attention maps in the clustering.</source>
        <translation>Poids des cartes d&apos;attention des têtes ouvertes dans le regroupement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the patch head&apos;s class scores in the clustering.</source>
        <translation>Poids des scores de classe des patchs dans le regroupement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the patch tokens in the clustering.</source>
        <translation>Poids des jetons des patchs dans le regroupement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the pseudomasks and their confidence beside what the network sees when a round paints the masks again; 0: the network alone.</source>
        <translation>Poids des pseudo-masques et de leur confiance à côté de ce que voit le réseau, quand un tour repeint les masques ; 0 : le réseau seul.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the rule that every pixel is one of the tile&apos;s labels.</source>
        <translation>Poids de la règle que chaque pixel est une des étiquettes de la tuile.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the share of open heads in the loss: higher closes more heads.</source>
        <translation>Poids de la part des têtes ouvertes dans la perte : plus haut en ferme plus.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Weight of the standardised bands in the clustering.</source>
        <translation>Poids des bandes normalisées dans le regroupement.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>What is written from a reference raster or layer: the classes of each tile; or their shares in percent, which tell classes apart that always occur together (classes below MIN_SHARE are left out of both); or, as &apos;at least&apos;, those of which a polygon, line or point touches the tile. Points and lines always touch.</source>
        <translation>Ce qui est écrit d&apos;après un raster ou une couche de référence : les classes de chaque tuile ; ou leurs parts en pour cent, qui distinguent des classes toujours présentes ensemble (les classes sous MIN_SHARE manquent dans les deux) ; ou, en « au moins », celles dont un polygone, une ligne ou un point touche la tuile. Points et lignes touchent toujours.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>When the scene was taken: a date, a month, a year, a time such as 2023-07-14T10:20:00Z, or two of them joined by &apos;/&apos;.</source>
        <translation>Quand la scène a été prise : une date, un mois, une année, une heure comme 2023-07-14T10:20:00Z, ou deux d&apos;entre elles jointes par &apos;/&apos;.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Which rasters label DFC2020: its own 10 m classes (dfc) or MODIS&apos; (lc).</source>
        <translation>Quels rasters étiquettent DFC2020 : ses propres classes à 10 m (dfc) ou celles de MODIS (lc).</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of an attention head.</source>
        <translation>Largeur d&apos;une tête d&apos;attention.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of the hidden layer of a block.</source>
        <translation>Largeur de la couche cachée d&apos;un bloc.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Width of the transformer&apos;s tokens.</source>
        <translation>Largeur des jetons du transformer.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Window batch</source>
        <translation>Lot de fenêtres</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Windows in one forward pass; 0: 8 of 256 px, more of smaller ones.</source>
        <translation>Fenêtres dans un passage du réseau ; 0 : 8 de 256 px, davantage de plus petites.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: authors, where the card names none.</source>
        <translation>Avec install : auteurs, là où la fiche n&apos;en nomme pas.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: licence of the model, such as CC-BY-4.0, where its card names none.</source>
        <translation>Avec install : licence du modèle, comme CC-BY-4.0, là où sa fiche n&apos;en nomme pas.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>With install: version of the model, where the card names none.</source>
        <translation>Avec install : version du modèle, là où la fiche n&apos;en nomme pas.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>Write a map into another file, format or CRS; a pixel takes the nearest class, never a mixture.</source>
        <translation>Écrire une carte dans un autre fichier, format ou SCR ; un pixel prend la classe la plus proche, jamais un mélange.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>early: the patches of optical and SAR are summed before one transformer. late: a transformer and gates for each, joined at the end; it maps without SAR too.</source>
        <translation>early : les patchs optiques et SAR sont additionnés avant un seul transformer. late : un transformer et des portes pour chacun, joints à la fin ; il cartographie aussi sans SAR.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>global: one clustering of the whole training set, named by evidence. paper: clusters of heads in each tile, named by rank (Hanna et al. 2023). tokens: what the class token of each class looks at (Hanna &amp; Borth 2025); needs CLASS_TOKENS per_class.</source>
        <translation>global : un seul regroupement de tout le jeu d&apos;entraînement, nommé par les indices. paper : des clusters de têtes dans chaque tuile, nommés par rang (Hanna et al. 2023). tokens : ce que regarde le jeton de chaque classe (Hanna &amp; Borth 2025) ; demande CLASS_TOKENS per_class.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>one: a single class token. per_class: a class token for each class, those of absent classes masked at random (Hanna &amp; Borth 2025); the method &apos;tokens&apos; needs it.</source>
        <translation>one : un seul jeton de classe. per_class : un jeton pour chaque classe, ceux des classes absentes masqués au hasard (Hanna &amp; Borth 2025) ; la méthode &apos;tokens&apos; le demande.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>show: check a model and show its card. install: check it and copy it into the library. remove: take it out of the library.</source>
        <translation>show : vérifier un modèle et montrer sa fiche. install : le vérifier et le copier dans la bibliothèque. remove : le retirer de la bibliothèque.</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <source>windows</source>
        <translation>fenêtres</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Smallest area</source>
        <translation>Surface minimale</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Split</source>
        <translation>Partie</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Clusters</source>
        <translation>Clusters</translation>
    </message>
    <message>
        <location filename="../../resources/contract/stages.schema.json"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Heads</source>
        <translation>Têtes</translation>
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
        <translation>tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>Pack a job or a run</source>
        <translation>Empaqueter un travail ou une exécution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>Settings of a run (job.json)</source>
        <translation>Paramètres d&apos;une exécution (job.json)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>Size of the bundle, bytes</source>
        <translation>Taille du paquet, octets</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <source>The other machine needs no QGIS and none of your disks: README.txt in the bundle says the commands. What is learned there is what would be learned here. Paths of your rasters are noted in it, so that the run finds them when it comes back.</source>
        <translation>L&apos;autre machine n&apos;a besoin ni de QGIS ni de vos disques : README.txt dans le paquet donne les commandes. Ce qui est appris là-bas est ce qui serait appris ici. Les chemins de vos rasters y sont notés, pour que l&apos;exécution les retrouve à son retour.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Extent</source>
        <translation>Emprise</translation>
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
        <translation>Dossier de l&apos;exécution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Labelled tile index</source>
        <translation>Index de tuiles étiquetées</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Optical raster</source>
        <translation>Raster optique</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>SAR raster</source>
        <translation>Raster SAR</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/bundle.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Bundle</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Both maps lie on one grid, and a class has the same code in both. Only pixels that have a class in both are counted; the table also says what stayed the same. Hectares are measured on the ellipsoid, whatever the CRS.</source>
        <translation>Les deux cartes sont sur une même grille, et une classe a le même code dans les deux. Seuls comptent les pixels qui ont une classe dans les deux ; la table dit aussi ce qui est resté. Les hectares sont mesurés sur l&apos;ellipsoïde, quel que soit le SCR.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Compare two maps</source>
        <translation>Comparer deux cartes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Earlier map</source>
        <translation>Carte antérieure</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Later map</source>
        <translation>Carte ultérieure</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Number of pixels that differ</source>
        <translation>Nombre de pixels qui diffèrent</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Share of the pixels that differ</source>
        <translation>Part des pixels qui diffèrent</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <source>Table of the changes</source>
        <translation>Table des changements</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/changes.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Number of pixels compared</source>
        <translation>Nombre de pixels comparés</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>&apos;{}&apos; is no number.</source>
        <translation>&apos;{}&apos; n&apos;est pas un nombre.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>&apos;{}&apos; is not among the choices.</source>
        <translation>&apos;{}&apos; n&apos;est pas parmi les choix.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: allowed is {}, {}.</source>
        <translation>Étape suivante : est admis {}, {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: allowed is {}.</source>
        <translation>Étape suivante : est admis {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: correct the path.</source>
        <translation>Étape suivante : corriger le chemin.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>Next step: let the name end with {}.</source>
        <translation>Étape suivante : terminer le nom par {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>There is no parameter &apos;{}&apos;.</source>
        <translation>Il n&apos;y a pas de paramètre &apos;{}&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>a whole number</source>
        <translation>un nombre entier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>{} does not work.</source>
        <translation>{} ne convient pas.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <source>{} is not there.</source>
        <translation>{} n&apos;existe pas.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>{} is the name of a file of no format that is written.</source>
        <translation>{} est le nom d&apos;un fichier d&apos;aucun format qui s&apos;écrive.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/checks.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>Next step: {}</source>
        <translation>Étape suivante : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Classes to leave out</source>
        <translation>Classes à laisser de côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Folder of the data set</source>
        <translation>Dossier du jeu de données</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Import a data set</source>
        <translation>Importer un jeu de données</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Labels of DFC2020</source>
        <translation>Étiquettes de DFC2020</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Layout</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Lists of the split</source>
        <translation>Listes de la répartition</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Most images</source>
        <translation>Nombre maximal d&apos;images</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Number of images that do not work</source>
        <translation>Nombre d&apos;images qui ne conviennent pas</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>Smallest share of a class in an image</source>
        <translation>Part minimale d&apos;une classe dans une image</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <source>The images stay where they are: the result is a layer with the footprint, the files, the labels and the part of the split of each. Known are DFC2020, SEN12MS, BigEarthNet (1 and 2, with Sentinel-1), EuroSAT (all bands), a folder for each class, a CSV of files and labels, and multi-label JSON as COCO has it.</source>
        <translation>Les images restent où elles sont : le résultat est une couche avec le contour, les fichiers, les étiquettes et la partie de la répartition de chacune. Sont connus DFC2020, SEN12MS, BigEarthNet (1 et 2, avec Sentinel-1), EuroSAT (toutes les bandes), un dossier par classe, un CSV de fichiers et d&apos;étiquettes, et du JSON à plusieurs étiquettes comme celui de COCO.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Class table</source>
        <translation>Table des classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Number of labelled tiles</source>
        <translation>Nombre de tuiles étiquetées</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Number of tiles</source>
        <translation>Nombre de tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/dataset.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Tile index</source>
        <translation>Index de tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Check or install the Python environment in which the networks run.</source>
        <translation>Vérifier ou installer l&apos;environnement Python dans lequel tournent les réseaux.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Device of the networks</source>
        <translation>Processeur des réseaux</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Folder of wheels to install from, for a machine without internet.</source>
        <translation>Dossier de wheels d&apos;où installer, pour une machine sans internet.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>From now on the plugin&apos;s own environment is taken.</source>
        <translation>Désormais l&apos;environnement propre à l&apos;extension est utilisé.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>From now on this interpreter is taken: {}</source>
        <translation>Désormais cet interpréteur est utilisé : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Interpreter of the worker</source>
        <translation>Interpréteur du processus de calcul</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>It is an environment of its own in {}, about 2 GB (6 GB with CUDA), made by uv where that is there, else by pip, with the proxy of QGIS and the build of torch that fits the graphics card. QGIS&apos;s own Python is not touched. The variable {} names another folder, {} another interpreter.</source>
        <translation>C&apos;est un environnement à part dans {}, environ 2 Go (6 Go avec CUDA), fait par uv s&apos;il est là, sinon par pip, avec le proxy de QGIS et la version de torch qui convient à la carte graphique. Le Python de QGIS n&apos;est pas touché. La variable {} nomme un autre dossier, {} un autre interpréteur.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>It is removed.</source>
        <translation>Il est retiré.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Python 3.11 or newer that makes the environment; empty looks for one. With check and choose: the interpreter to look at or to take.</source>
        <translation>Python 3.11 ou plus récent qui fait l&apos;environnement ; vide en cherche un. Avec check et choose : l&apos;interpréteur à examiner ou à prendre.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Removing {} ...</source>
        <translation>Retrait de {} ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Report as text (Markdown), to keep or to send with a question. User name, home folder, passwords, tokens and keys are left out.</source>
        <translation>Rapport en texte (Markdown), à garder ou à joindre à une question. Nom d&apos;utilisateur, dossier personnel, mots de passe, jetons et clés sont omis.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>Report on the environment</source>
        <translation>Rapport sur l&apos;environnement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The interpreter chosen before is taken no longer: {}</source>
        <translation>L&apos;interpréteur choisi auparavant n&apos;est plus utilisé : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The variable {} is set: its interpreter is used, not the one installed now.</source>
        <translation>La variable {} est définie : son interpréteur est utilisé, pas celui qui vient d&apos;être installé.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>The variable {} is set: its interpreter is used.</source>
        <translation>La variable {} est définie : son interpréteur est utilisé.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>There was none.</source>
        <translation>Il n&apos;y en avait pas.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <source>check: say which packages and devices the worker has. install: make its environment in your data folder, or complete it. repair: make it anew. remove: delete it. choose: take the interpreter PYTHON, which has the worker installed, from now on; without PYTHON, the plugin&apos;s own environment again.</source>
        <translation>check : dire quels paquets et processeurs le processus de calcul a. install : faire son environnement dans votre dossier de données, ou le compléter. repair : le refaire. remove : le supprimer. choose : prendre désormais l&apos;interpréteur PYTHON, où le processus de calcul est installé ; sans PYTHON, de nouveau l&apos;environnement propre à l&apos;extension.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/environment.py"/>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Folder of wheels</source>
        <translation>Dossier de wheels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Accuracy figures</source>
        <translation>Chiffres d&apos;exactitude</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Accuracy report</source>
        <translation>Rapport d&apos;exactitude</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Average accuracy</source>
        <translation>Exactitude moyenne</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Evaluate a map</source>
        <translation>Évaluer une carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Expected calibration error of the confidence</source>
        <translation>Erreur de calibrage attendue de la confiance</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Mean F1</source>
        <translation>F1 moyen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Mean IoU</source>
        <translation>IoU moyen</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Overall accuracy</source>
        <translation>Exactitude globale</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Pixels without reference are left out. The mean IoU is taken over the classes that occur in the reference. Points or polygons that were drawn at random give the area of each class with an interval; the confidence of the map gives a curve of how often a confidence is right.</source>
        <translation>Les pixels sans référence sont laissés de côté. L&apos;IoU moyen porte sur les classes présentes dans la référence. Des points ou polygones tirés au hasard donnent la surface de chaque classe avec un intervalle ; la confiance de la carte donne une courbe de la fréquence à laquelle une confiance est juste.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <source>Reference: raster, polygons or points</source>
        <translation>Référence : raster, polygones ou points</translation>
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
        <translation>Carte d&apos;occupation du sol</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Field with the class</source>
        <translation>Champ de la classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/evaluate.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Confidence of the map</source>
        <translation>Confiance de la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Class names and colours go into the file or beside it where the format has a place for them; the style of QGIS (.qml) lies beside it. The file is read back before it takes its place. Formats that lose detail, such as JPEG, are not offered: they would change classes.</source>
        <translation>Les noms et couleurs des classes vont dans le fichier ou à côté, là où le format a une place pour eux ; le style de QGIS (.qml) est à côté. Le fichier est relu avant de prendre sa place. Les formats qui perdent du détail, comme JPEG, ne sont pas proposés : ils changeraient des classes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Export a map</source>
        <translation>Exporter une carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <source>Exported map</source>
        <translation>Carte exportée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/export.py"/>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>CRS</source>
        <translation>SCR</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention from every patch of the tile</source>
        <translation>Attention de chaque patch de la tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention in each tile</source>
        <translation>Attention dans chaque tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Attention of the open heads</source>
        <translation>Attention des têtes ouvertes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Patch of the tile to look from</source>
        <translation>Patch de la tuile d&apos;où regarder</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Show attention heads</source>
        <translation>Montrer les têtes d&apos;attention</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Strength of the heads in each tile</source>
        <translation>Force des têtes dans chaque tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <source>Tile to draw</source>
        <translation>Tuile à dessiner</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/heads.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_looker.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Attention heads</source>
        <translation>Têtes d&apos;attention</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: choose another file for {}.</source>
        <translation>Étape suivante : choisir un autre fichier pour {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give a code such as EPSG:4326.</source>
        <translation>Étape suivante : donner un code comme EPSG:4326.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give a file that GDAL reads, or the name of a layer of the project.</source>
        <translation>Étape suivante : donner un fichier que GDAL lit, ou le nom d&apos;une couche du projet.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give it as xmin,xmax,ymin,ymax [EPSG:code], or name a layer.</source>
        <translation>Étape suivante : la donner sous la forme xmin,xmax,ymin,ymax [EPSG:code], ou nommer une couche.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: give the path of a file.</source>
        <translation>Étape suivante : donner le chemin d&apos;un fichier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>Next step: save it as GeoTIFF (Export &gt; Save As) and take that.</source>
        <translation>Étape suivante : l&apos;enregistrer en GeoTIFF (Exporter &gt; Sauvegarder sous) et prendre celui-ci.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{} is the same file as {}: {}</source>
        <translation>{} est le même fichier que {} : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; cannot be opened.</source>
        <translation>{} : &apos;{}&apos; ne peut pas être ouvert.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no CRS.</source>
        <translation>{} : &apos;{}&apos; n&apos;est pas un SCR.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no extent.</source>
        <translation>{} : &apos;{}&apos; n&apos;est pas une emprise.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: &apos;{}&apos; is no file.</source>
        <translation>{} : &apos;{}&apos; n&apos;est pas un fichier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/job_values.py"/>
        <source>{}: the layer &apos;{}&apos; is not in a file ({}).</source>
        <translation>{} : la couche &apos;{}&apos; n&apos;est pas dans un fichier ({}).</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Label tiles</source>
        <translation>Étiqueter les tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Only the presence of a class in a tile is kept, never where it is. Labels may also be typed into the field &apos;labels&apos; of the tile index in QGIS: &apos;water;forest&apos; (exactly these classes), &apos;water;...&apos; (at least), &apos;!snow&apos; (not this one), &apos;?&apos; (unknown), &apos;water 30;forest 70&apos; (percent), NULL where a tile is not labelled.</source>
        <translation>Seule la présence d&apos;une classe dans une tuile est gardée, jamais l&apos;endroit. Les étiquettes peuvent aussi être tapées dans le champ &apos;labels&apos; de l&apos;index de tuiles dans QGIS : &apos;water;forest&apos; (exactement ces classes), &apos;water;...&apos; (au moins), &apos;!snow&apos; (pas celle-ci), &apos;?&apos; (inconnu), &apos;water 30;forest 70&apos; (pour cent), NULL là où une tuile n&apos;est pas étiquetée.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Reference: raster, polygons or CSV</source>
        <translation>Référence : raster, polygones ou CSV</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>Smallest share of a class in a tile</source>
        <translation>Part minimale d&apos;une classe dans une tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/labels.py"/>
        <source>What is written from a reference</source>
        <translation>Ce qui est écrit d&apos;après une référence</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Choose a raster.</source>
        <translation>Choisir un raster.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Choose another file, in a folder that may be written.</source>
        <translation>Choisir un autre fichier, dans un dossier qui peut être écrit.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Credits</source>
        <translation>Crédits</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Date on the sheet, in your own words; empty takes today&apos;s.</source>
        <translation>Date sur la feuille, comme vous voulez l&apos;écrire ; vide prend celle d&apos;aujourd&apos;hui.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>File to write: PDF, PNG or SVG by how its name ends.</source>
        <translation>Fichier à écrire : PDF, PNG ou SVG selon la fin de son nom.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Land-cover map; its style says colours and names.</source>
        <translation>Carte d&apos;occupation du sol ; son style dit couleurs et noms.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Next step: let OUTPUT end with .pdf, .png or .svg.</source>
        <translation>Étape suivante : faire finir OUTPUT par .pdf, .png ou .svg.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Points of a picture to an inch.</source>
        <translation>Points d&apos;une image par pouce.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Print a map</source>
        <translation>Imprimer une carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Printed map</source>
        <translation>Carte imprimée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Put a map on a sheet with the legend of its classes, a scale bar, a north arrow, title, date and credits.</source>
        <translation>Mettre une carte sur une feuille avec la légende de ses classes, une échelle, une flèche du nord, titre, date et crédits.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Size of the sheet</source>
        <translation>Taille de la feuille</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Size of the sheet, which lies on its side.</source>
        <translation>Taille de la feuille, en paysage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>The button &apos;Print layout&apos; of the panel&apos;s page Result opens the same sheet in the layout designer. The templates are in the plugin&apos;s folder resources/layouts.</source>
        <translation>Le bouton « Mise en page » de la page Résultat ouvre la même feuille dans l&apos;éditeur de mises en page. Les modèles sont dans le dossier resources/layouts de l&apos;extension.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Title of the sheet; empty takes the name of the map.</source>
        <translation>Titre de la feuille ; vide prend le nom de la carte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>Where the data come from, at the foot of the sheet.</source>
        <translation>D&apos;où viennent les données, au bas de la feuille.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <source>dpi</source>
        <translation>ppp</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/layout.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/layers.py"/>
        <source>QGIS cannot open {}.</source>
        <translation>QGIS ne peut pas ouvrir {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>A model is checked before it is shown or installed: the digest of its weights, its tensors against its card; anything else is refused, and nothing in it is executed. To pass a model on, give its two files of the library. Installed models are in {}.</source>
        <translation>Un modèle est vérifié avant d&apos;être montré ou installé : l&apos;empreinte de ses poids, ses tenseurs par rapport à sa fiche ; tout le reste est refusé, et rien de ce qu&apos;il contient n&apos;est exécuté. Pour transmettre un modèle, donner ses deux fichiers de la bibliothèque. Les modèles installés sont dans {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Authors of the model</source>
        <translation>Auteurs du modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Card of the model, for programs</source>
        <translation>Fiche du modèle, pour les programmes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Folder of installed models</source>
        <translation>Dossier des modèles installés</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Model file or .zip</source>
        <translation>Fichier de modèle ou .zip</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Name in the library</source>
        <translation>Nom dans la bibliothèque</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Show or install a model</source>
        <translation>Montrer ou installer un modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <source>Version of the model</source>
        <translation>Version du modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Card of the model</source>
        <translation>Fiche du modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/model.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence of the model</source>
        <translation>Licence du modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>Export a model as ONNX</source>
        <translation>Exporter un modèle en ONNX</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>Largest difference of a probability between onnxruntime and torch</source>
        <translation>Plus grand écart d&apos;une probabilité entre onnxruntime et torch</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <source>The plugin Deepness opens the file with its classes, resolution and tile size already set. Normalisation is in the file: it takes the values as they lie in RASTER. Tiles have a fixed size; closed heads are not in it. The file is run by onnxruntime and compared with the network before it takes its place.</source>
        <translation>L&apos;extension Deepness ouvre le fichier avec ses classes, sa résolution et sa taille de tuile déjà réglées. La normalisation est dans le fichier : il prend les valeurs telles qu&apos;elles sont dans RASTER. Les tuiles ont une taille fixe ; les têtes fermées n&apos;y sont pas. Le fichier est exécuté par onnxruntime et comparé au réseau avant de prendre sa place.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model file</source>
        <translation>Fichier de modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/onnx.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>ONNX file</source>
        <translation>Fichier ONNX</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Allowed: {}.</source>
        <translation>Admis : {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Default: {}.</source>
        <translation>Par défaut : {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/parameters.py"/>
        <source>Empty: the preset&apos;s value; standard: {}.</source>
        <translation>Vide : la valeur du préréglage ; standard : {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>From labels to a map</source>
        <translation>Des étiquettes à la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>Optical raster to map</source>
        <translation>Raster optique à cartographier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>SAR raster to map</source>
        <translation>Raster SAR à cartographier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <source>What is made along the way stays in the run folder: heads, pseudomasks, clusters, curves and a report. A cancelled run goes on where it stopped when it is started again with the same settings.</source>
        <translation>Ce qui est produit en chemin reste dans le dossier de l&apos;exécution : têtes, pseudo-masques, clusters, courbes et un rapport. Une exécution annulée reprend où elle s&apos;est arrêtée quand elle est relancée avec les mêmes paramètres.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Report of the run</source>
        <translation>Rapport de l&apos;exécution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pipeline.py"/>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Token width</source>
        <translation>Largeur des jetons</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Give a run or a model file. The scene needs the bands that the model was trained with.</source>
        <translation>Donner une exécution ou un fichier de modèle. La scène doit avoir les bandes avec lesquelles le modèle a été entraîné.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Map a scene</source>
        <translation>Cartographier une scène</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/predict.py"/>
        <source>Probabilities of the classes</source>
        <translation>Probabilités des classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/provider.py"/>
        <source>Sparse WSSS: land-cover maps from image-level labels</source>
        <translation>Sparse WSSS : cartes d&apos;occupation du sol à partir d&apos;étiquettes d&apos;image</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Clusters and their classes</source>
        <translation>Clusters et leurs classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Confidence of the pseudomasks</source>
        <translation>Confiance des pseudo-masques</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Look at the cluster table: its column &apos;class&apos; says which class each cluster became. Edit it and run &apos;Relabel clusters&apos; to repaint the masks.</source>
        <translation>Regarder la table des clusters : sa colonne &apos;class&apos; dit quelle classe chaque cluster est devenu. La modifier et lancer « Renommer les clusters » pour repeindre les masques.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <source>Make pseudomasks</source>
        <translation>Faire les pseudo-masques</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/pseudomasks.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_layers.py"/>
        <source>Pseudomasks</source>
        <translation>Pseudo-masques</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <source>Its model joins the run; &apos;Map a scene&apos; uses the best one.</source>
        <translation>Son modèle rejoint l&apos;exécution ; « Cartographier une scène » utilise le meilleur.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/refine.py"/>
        <source>Refine</source>
        <translation>Affiner</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Edited cluster table</source>
        <translation>Table des clusters modifiée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Pseudomasks, renamed</source>
        <translation>Pseudo-masques, renommés</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/relabel.py"/>
        <source>Relabel clusters</source>
        <translation>Renommer les clusters</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Describe a map for catalogues (STAC)</source>
        <translation>Décrire une carte pour les catalogues (STAC)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>STAC item</source>
        <translation>Item STAC</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>The item is of STAC 1.1 with the extensions projection, raster and classification. It names the files as seen from its own folder: move or upload them together.</source>
        <translation>L&apos;item est de STAC 1.1 avec les extensions projection, raster et classification. Il nomme les fichiers vus de son dossier : les déplacer ou les envoyer ensemble.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stac.py"/>
        <source>Time of the scene</source>
        <translation>Date de la scène</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Names of the bands</source>
        <translation>Noms des bandes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Rasters</source>
        <translation>Rasters</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Stack</source>
        <translation>Pile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>Stack bands</source>
        <translation>Empiler des bandes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <source>The stack is a small file that names the others and copies no pixel. Its grid is that of the finest band; a coarser pixel is repeated, never mixed. Of a Sentinel-2 product it takes every band on the 10 m grid, B01 to B12 with B8A after B08, and subtracts the offset that its metadata name. QGIS opens the stack, so that the panel can cut and map it.</source>
        <translation>La pile est un petit fichier qui nomme les autres et ne copie aucun pixel. Sa grille est celle de la bande la plus fine ; un pixel plus grossier est répété, jamais mélangé. D&apos;un produit Sentinel-2 elle prend chaque bande sur la grille à 10 m, B01 à B12 avec B8A après B08, et soustrait le décalage que nomment ses métadonnées. QGIS ouvre la pile, si bien que le panneau peut la découper et la cartographier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stack.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Number of bands</source>
        <translation>Nombre de bandes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>1 Tiles and labels</source>
        <translation>1 Tuiles et étiquettes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>2 Learning</source>
        <translation>2 Apprentissage</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>3 Maps</source>
        <translation>3 Cartes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>4 Models</source>
        <translation>4 Modèles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>RUN is a temporary folder, gone when QGIS closes. Give a folder to keep it.</source>
        <translation>RUN est un dossier temporaire, perdu quand QGIS se ferme. Donner un dossier pour le garder.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>Setup</source>
        <translation>Installation</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>deep learning</source>
        <translation>apprentissage profond</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>land cover</source>
        <translation>occupation du sol</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>segmentation</source>
        <translation>segmentation</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/stage_algorithm.py"/>
        <source>weak supervision</source>
        <translation>supervision faible</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Bands of the SAR raster</source>
        <translation>Bandes du raster SAR</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>Bands of the optical raster</source>
        <translation>Bandes du raster optique</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <source>The pixels stay where they are: the result is a layer with a footprint, the source raster and the window of each tile. Give several rasters as a list, or joined by &apos;;&apos;.</source>
        <translation>Les pixels restent où ils sont : le résultat est une couche avec un contour, le raster source et la fenêtre de chaque tuile. Donner plusieurs rasters en liste, ou joints par &apos;;&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/tiles.py"/>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Cut tiles</source>
        <translation>Découper des tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Every attention head has a gate; heads that no class needs close while the network learns. A cancelled training goes on where it stopped when it is started again with the same run folder and settings.</source>
        <translation>Chaque tête d&apos;attention a une porte ; les têtes dont aucune classe n&apos;a besoin se ferment pendant que le réseau apprend. Un entraînement annulé reprend où il s&apos;est arrêté quand il est relancé avec le même dossier d&apos;exécution et les mêmes paramètres.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/train.py"/>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>All files are checked before anything is kept. The map of a run is added to the project with its style; choose the folder &apos;run&apos; as Run folder in the panel to see the rest.</source>
        <translation>Tous les fichiers sont vérifiés avant que quoi que ce soit soit gardé. La carte d&apos;une exécution est ajoutée au projet avec son style ; choisir dans le panneau le dossier &apos;run&apos; comme dossier de l&apos;exécution pour voir le reste.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Job to start (job.json)</source>
        <translation>Travail à lancer (job.json)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/unbundle.py"/>
        <source>Unpack a job or a run</source>
        <translation>Dépaqueter un travail ou une exécution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>Number of areas that became part of others</source>
        <translation>Nombre de surfaces qui ont rejoint d&apos;autres</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>Number of polygons</source>
        <translation>Nombre de polygones</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>Polygons of a map</source>
        <translation>Polygones d&apos;une carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <source>The smallest areas go first; each takes the class of the largest beside it. An area with nothing but no data around it stays. Hectares are measured on the ellipsoid, whatever the CRS, and sum to those of the map. GeoJSON is written in degrees (WGS 84), the other formats in the CRS of the map.</source>
        <translation>Les plus petites surfaces d&apos;abord ; chacune prend la classe de la plus grande à côté. Une surface entourée seulement d&apos;absence de données reste. Les hectares sont mesurés sur l&apos;ellipsoïde, quel que soit le SCR, et leur somme est celle de la carte. Le GeoJSON est écrit en degrés (WGS 84), les autres formats dans le SCR de la carte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/vectorize.py"/>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Polygons</source>
        <translation>Polygones</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/voice.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Worker ready on {} ({}).</source>
        <translation>Processus de calcul prêt sur {} ({}).</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/algorithms/voice.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Wrote {}: {}</source>
        <translation>Écrit {} : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>; reference: {}</source>
        <translation> ; référence : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Area corrected by the errors of the map</source>
        <translation>Surface corrigée des erreurs de la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Area that the map shows</source>
        <translation>Surface que montre la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>As mapped; a measured reference corrects it.</source>
        <translation>Telle que cartographiée ; une référence mesurée la corrige.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Class field</source>
        <translation>Champ de la classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Class of the map</source>
        <translation>Classe de la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Compare the map with the reference, in the background</source>
        <translation>Comparer la carte à la référence, en arrière-plan</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Estimated</source>
        <translation>Estimée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Field of the reference that holds the class</source>
        <translation>Champ de la référence qui contient la classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Harmonic mean of precision and recall, %</source>
        <translation>Moyenne harmonique de la précision et du rappel, %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Intersection over union, %</source>
        <translation>Intersection sur union, %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Mapped</source>
        <translation>Cartographiée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Mapped [{}]</source>
        <translation>Cartographiée [{}]</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Measure where the training has not been: zoom there first</source>
        <translation>Mesurer là où l&apos;entraînement n&apos;est pas allé : y zoomer d&apos;abord</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>No intervals: they need a reference of points or polygons drawn at random.</source>
        <translation>Pas d&apos;intervalles : ils demandent une référence de points ou de polygones tirés au hasard.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Not measured yet: choose a reference that knows better.</source>
        <translation>Pas encore mesurée : choisir une référence qui en sait plus.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Only where the map window is</source>
        <translation>Seulement là où est la fenêtre de la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Open a file as the reference</source>
        <translation>Ouvrir un fichier comme référence</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Raster of class codes, polygons or points that know the truth</source>
        <translation>Raster de codes de classes, polygones ou points qui connaissent la vérité</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Rasters and layers (*.tif *.tiff *.vrt *.gpkg *.geojson *.shp);;All files (*)</source>
        <translation>Rasters et couches (*.tif *.tiff *.vrt *.gpkg *.geojson *.shp);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Reference layer</source>
        <translation>Couche de référence</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Reference: {}</source>
        <translation>Référence : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Share of the mapped pixels that are right (user&apos;s accuracy), %</source>
        <translation>Part des pixels cartographiés qui sont justes (exactitude de l&apos;utilisateur), %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Share of the reference that was found (producer&apos;s accuracy), %</source>
        <translation>Part de la référence qui a été trouvée (exactitude du producteur), %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>This map was not measured yet; the figures in the run are of {} as it was then. Next step: measure.</source>
        <translation>Cette carte n&apos;a pas encore été mesurée ; les chiffres de l&apos;exécution sont ceux de {} dans son état d&apos;alors. Étape suivante : mesurer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>Where the area lies with 95 % confidence; needs a reference of points or polygons drawn at random</source>
        <translation>Où se trouve la surface avec 95 % de confiance ; demande une référence de points ou de polygones tirés au hasard</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>an earlier map</source>
        <translation>une carte antérieure</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>class {}</source>
        <translation>classe {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>kappa {:.2f}</source>
        <translation>kappa {:.2f}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>mean IoU {:.1f} %</source>
        <translation>IoU moyen {:.1f} %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>over {} pixels</source>
        <translation>sur {} pixels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>overall accuracy {:.1f} %</source>
        <translation>exactitude globale {:.1f} %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>the confidence is off by {:.1f} % on average</source>
        <translation>la confiance s&apos;écarte de {:.1f} % en moyenne</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>{} (a map of the largest class alone: {:.1f} %)</source>
        <translation>{} (une carte de la seule plus grande classe : {:.1f} %)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <source>{} Next step: choose another file.</source>
        <translation>{} Étape suivante : choisir un autre fichier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/accuracy_box.py"/>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} to {}</source>
        <translation>{} à {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/algorithm_task.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>Switch the plugin off and on again in Plugins &gt; Manage and Install Plugins.</source>
        <translation>Désactiver puis réactiver l&apos;extension dans Extensions &gt; Installer/Gérer les extensions.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/algorithm_task.py"/>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>The algorithm {} is not there.</source>
        <translation>L&apos;algorithme {} n&apos;est pas là.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/attention_view.py"/>
        <source>Attention in the tile</source>
        <translation>Attention dans la tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/attention_view.py"/>
        <source>The worker is looking …</source>
        <translation>Le processus de calcul regarde …</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>&apos;{}&apos; was stopped.</source>
        <translation>&apos;{}&apos; a été arrêté.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>Check that the file is there and whole.</source>
        <translation>Vérifier que le fichier est là et entier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/background.py"/>
        <source>Do it again when it is wanted.</source>
        <translation>Le refaire quand on en a besoin.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/balance_bars.py"/>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Tiles with each class</source>
        <translation>Tuiles avec chaque classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/band_list.py"/>
        <source>Bands to learn from, and later to map with; none ticked takes all of them</source>
        <translation>Bandes dont on apprend, et avec lesquelles on cartographie ensuite ; si aucune n&apos;est cochée, toutes sont prises</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/band_list.py"/>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_change.py"/>
        <source>{} would be gone, but tiles such as {} have that label, and the classes that you take lack it. Next step: give it here the name that it has there, or take it from the tiles on the page Labels.</source>
        <translation>{} disparaîtrait, mais des tuiles comme {} portent cette étiquette, et les classes que vous prenez ne l&apos;ont pas. Étape suivante : lui donner ici le nom qu&apos;elle a là, ou l&apos;enlever aux tuiles sur la page Étiquettes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_change.py"/>
        <source>{} would be gone, but tiles such as {} have that label. Next step: take it from them on the page Labels, or give the class another name.</source>
        <translation>{} disparaîtrait, mais des tuiles comme {} portent cette étiquette. Étape suivante : la leur enlever sur la page Étiquettes, ou donner un autre nom à la classe.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_chips.py"/>
        <source>{}: key {}; with Alt, or the right button: it does not occur</source>
        <translation>{} : touche {} ; avec Alt, ou le bouton droit : elle n&apos;y est pas</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>A file…</source>
        <translation>Un fichier…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>A legend that is built in</source>
        <translation>Une légende intégrée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Classes from a file</source>
        <translation>Classes d&apos;un fichier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save the classes</source>
        <translation>Enregistrer les classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save the classes as a table (.csv) with code, name and colour</source>
        <translation>Enregistrer les classes dans une table (.csv) avec code, nom et couleur</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Style, table or tile index</source>
        <translation>Style, table ou index de tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Take from</source>
        <translation>Prendre de</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>Take names and colours from a layer, a style file (.qml) or a table (.csv)</source>
        <translation>Prendre noms et couleurs d&apos;une couche, d&apos;un fichier de style (.qml) ou d&apos;une table (.csv)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>The classes are in {}.</source>
        <translation>Les classes sont dans {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_source.py"/>
        <source>{} cannot be written: {}. Next step: choose another folder.</source>
        <translation>{} ne peut pas être écrit : {}. Étape suivante : choisir un autre dossier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>&apos;{}&apos; is no code. Next step: give a whole number from 0 to 254.</source>
        <translation>&apos;{}&apos; n&apos;est pas un code. Étape suivante : donner un nombre entier de 0 à 254.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Add these classes</source>
        <translation>Ajouter ces classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour of the class</source>
        <translation>Couleur de la classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Colour of {}</source>
        <translation>Couleur de {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Double-click a code or a name to change it</source>
        <translation>Double-cliquer un code ou un nom pour le changer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>New classes</source>
        <translation>Nouvelles classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>New classes: water, forest</source>
        <translation>Nouvelles classes : eau, forêt</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Remove the selected classes</source>
        <translation>Retirer les classes choisies</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <source>Type names, joined by commas, and press Enter</source>
        <translation>Taper des noms, joints par des virgules, puis Entrée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/class_table.py"/>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Cluster {}</source>
        <translation>Cluster {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Evidence</source>
        <translation>Indices</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Evidence for {}</source>
        <translation>Indices pour {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>For the classes in their colours; the number: how far the best is ahead of the second</source>
        <translation>Pour les classes dans leurs couleurs ; le nombre : de combien la meilleure devance la deuxième</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Name that the masks show</source>
        <translation>Nom que montrent les masques</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Number of the cluster, and how many are merged with it</source>
        <translation>Numéro du cluster, et combien y sont fusionnés</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Parts of the tiles that hold most of it</source>
        <translation>Parties des tuiles qui en contiennent le plus</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>Share of the area of all tiles</source>
        <translation>Part de la surface de toutes les tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>The evidence alone: {}</source>
        <translation>Les indices seuls : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <source>{:.1f} % of the area</source>
        <translation>{:.1f} % de la surface</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_rows.py"/>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Area</source>
        <translation>Surface</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cluster_table.py"/>
        <source>Clusters and the evidence for each class</source>
        <translation>Clusters et indices pour chaque classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>By evidence</source>
        <translation>Par les indices</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Click the map to choose the cluster there</source>
        <translation>Cliquer la carte pour choisir le cluster qui s&apos;y trouve</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Make one of the chosen clusters (M)</source>
        <translation>Faire un seul cluster de ceux qui sont choisis (M)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Name the chosen clusters as the evidence does</source>
        <translation>Nommer les clusters choisis comme le font les indices</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Name the chosen clusters {}</source>
        <translation>Nommer {} les clusters choisis</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Redo: do again what was taken back (Ctrl+Shift+Z)</source>
        <translation>Rétablir : refaire ce qui a été annulé (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Repaint the masks of the run with these names (sparse_wsss:relabel); the refinement learns from them</source>
        <translation>Repeindre les masques de l&apos;exécution avec ces noms (sparse_wsss:relabel) ; l&apos;affinage apprend d&apos;eux</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Take merged clusters apart</source>
        <translation>Séparer les clusters fusionnés</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Undo: take back the last edit (Ctrl+Z)</source>
        <translation>Annuler : revenir sur la dernière modification (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <source>Use in the refinement</source>
        <translation>Utiliser dans l&apos;affinage</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>On the map</source>
        <translation>Sur la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>No clusters yet. Next step: make pseudomasks with the method &apos;global&apos; on the page Run.</source>
        <translation>Pas encore de clusters. Étape suivante : faire des pseudo-masques avec la méthode &apos;global&apos; sur la page Exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>Repainted {} tiles in {:.2f} s. The names are saved.</source>
        <translation>{} tuiles repeintes en {:.2f} s. Les noms sont enregistrés.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The masks cannot be shown as a layer: {}</source>
        <translation>Les masques ne peuvent pas être montrés comme couche : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The names are saved.</source>
        <translation>Les noms sont enregistrés.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The refinement learns from these names from now on. Next step: run it on the page Run.</source>
        <translation>L&apos;affinage apprend désormais de ces noms. Étape suivante : le lancer sur la page Exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>The refinement uses these names.</source>
        <translation>L&apos;affinage utilise ces noms.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters have another name than the evidence gives; the refinement does not know yet.</source>
        <translation>{} clusters ont un autre nom que celui des indices ; l&apos;affinage ne le sait pas encore.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters, {} of them in doubt. Choose rows and name them.</source>
        <translation>{} clusters, dont {} douteux. Choisir des lignes et les nommer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <source>{} clusters. They were made by an earlier version: run Pseudomasks again to see names on the map.</source>
        <translation>{} clusters. Ils viennent d&apos;une version antérieure : relancer Pseudo-masques pour voir les noms sur la carte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/clusters_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>No run is open. Next step: choose or start one on the page Run.</source>
        <translation>Aucune exécution n&apos;est ouverte. Étape suivante : en choisir ou en lancer une sur la page Exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Area in hectares, or pixels where the CRS does not tell</source>
        <translation>Surface en hectares, ou en pixels là où le SCR ne la donne pas</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Class on the left</source>
        <translation>Classe à gauche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Class on the right</source>
        <translation>Classe à droite</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Count and show the pixels whose class differs</source>
        <translation>Compter et montrer les pixels dont la classe diffère</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Hang both over the map with a line between them: drag it, or use the slider below</source>
        <translation>Suspendre les deux sur la carte avec une ligne entre elles : la tirer, ou utiliser le curseur dessous</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Line between left and right</source>
        <translation>Ligne entre gauche et droite</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Share of the map, %</source>
        <translation>Part de la carte, %</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>Swipe</source>
        <translation>Rideau</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>What changed?</source>
        <translation>Qu&apos;est-ce qui a changé ?</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_box.py"/>
        <source>{:.1f} % of the map differs from &apos;{}&apos; to &apos;{}&apos;.</source>
        <translation>{:.1f} % de la carte diffère entre &apos;{}&apos; et &apos;{}&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>A layer of the curtain was taken from the project. Next step: choose what to compare.</source>
        <translation>Une couche du rideau a été retirée du projet. Étape suivante : choisir quoi comparer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Changed: {} to {}</source>
        <translation>Changé : {} à {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map &apos;{}&apos;</source>
        <translation>Carte &apos;{}&apos;</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map the scene with the network of that round</source>
        <translation>Cartographier la scène avec le réseau de ce tour</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Map this round</source>
        <translation>Cartographier ce tour</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Pseudomasks, relabelled</source>
        <translation>Pseudo-masques, renommés</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Sparse WSSS: changes</source>
        <translation>Sparse WSSS : changements</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>Sparse WSSS: map of a round</source>
        <translation>Sparse WSSS : carte d&apos;un tour</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The layer &apos;Changed&apos; shows the pixels that differ, in their new class; the maps below it are hidden.</source>
        <translation>La couche « Changé » montre les pixels qui diffèrent, dans leur nouvelle classe ; les cartes dessous sont cachées.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The map of the round is there.</source>
        <translation>La carte du tour est là.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The reference is no longer in the project.</source>
        <translation>La référence n&apos;est plus dans le projet.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>The scene is mapped with the network of &apos;{}&apos;.</source>
        <translation>La scène est cartographiée avec le réseau de &apos;{}&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>There is no room for maps in the run: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation>Il n&apos;y a pas de place pour des cartes dans l&apos;exécution : {}. Étape suivante : vérifier que le dossier de l&apos;exécution peut être écrit.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <source>{} Next step: count the changes again.</source>
        <translation>{} Étape suivante : compter de nouveau les changements.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Sparse WSSS: open a raster</source>
        <translation>Sparse WSSS : ouvrir un raster</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/compare_rounds.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>{} Next step: make it again on the page Run.</source>
        <translation>{} Étape suivante : la refaire sur la page Exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Loss of the rounds</source>
        <translation>Perte des tours</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>Open heads</source>
        <translation>Têtes ouvertes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>mAP of tiles set aside</source>
        <translation>mAP des tuiles mises de côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>no values yet</source>
        <translation>pas encore de valeurs</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>round {}</source>
        <translation>tour {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>set aside</source>
        <translation>mises de côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>step {}: {}</source>
        <translation>pas {} : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/curves.py"/>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>open</source>
        <translation>ouvertes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Bands</source>
        <translation>&amp;Bandes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>&amp;Distance</source>
        <translation>&amp;Distance</translation>
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
        <translation>&amp;Taille de tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Only what the map shows now</source>
        <translation>Seulement ce que la carte montre maintenant</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Optional: Sentinel-1 or other SAR on the same grid</source>
        <translation>Facultatif : Sentinel-1 ou autre SAR sur la même grille</translation>
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
        <translation>Bandes SAR</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>The scene that is cut into tiles, and mapped later</source>
        <translation>La scène qui est découpée en tuiles, puis cartographiée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>The tile index that is written: a layer with one polygon a tile</source>
        <translation>L&apos;index de tuiles qui est écrit : une couche avec un polygone par tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Tile &amp;index</source>
        <translation>&amp;Index de tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>Tiles in the part of the raster that the map shows at this moment</source>
        <translation>Tuiles dans la partie du raster que la carte montre en ce moment</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/cut_form.py"/>
        <source>tile size</source>
        <translation>taille de tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>&amp;Cut tiles</source>
        <translation>&amp;Découper des tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Cutting tiles…</source>
        <translation>Découpage des tuiles…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>No tiles are cut yet.</source>
        <translation>Aucune tuile n&apos;est encore découpée.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Open a tile index</source>
        <translation>Ouvrir un index de tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Open a tile index: go on with tiles that were cut before</source>
        <translation>Ouvrir un index de tuiles : continuer avec des tuiles découpées auparavant</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Opening the raster…</source>
        <translation>Ouverture du raster…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Pick a raster to see its tiles.</source>
        <translation>Choisir un raster pour voir ses tuiles.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>The tiles of the project before are in {}. Next step: open them there.</source>
        <translation>Les tuiles du projet précédent sont dans {}. Étape suivante : les y ouvrir.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>Write the tile index; the pixels stay where they are</source>
        <translation>Écrire l&apos;index de tuiles ; les pixels restent où ils sont</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} cannot be opened. Next step: pick another raster.</source>
        <translation>{} ne peut pas être ouvert. Étape suivante : choisir un autre raster.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} is there already; labels in it would be lost. Next step: give another name.</source>
        <translation>{} existe déjà ; les étiquettes qu&apos;il contient seraient perdues. Étape suivante : donner un autre nom.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} tiles have the new name in their labels.</source>
        <translation>{} tuiles ont le nouveau nom dans leurs étiquettes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{} tiles were cut.</source>
        <translation>{} tuiles ont été découpées.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <source>{}: {} tiles</source>
        <translation>{} : {} tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/data_page.py"/>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Tiles</source>
        <translation>Tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Attention heads: which are open, what they look at</source>
        <translation>Têtes d&apos;attention : lesquelles sont ouvertes, ce qu&apos;elles regardent</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Clusters and the classes they were named</source>
        <translation>Clusters et les classes dont ils ont reçu le nom</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Map, accuracy, areas and report</source>
        <translation>Carte, exactitude, surfaces et rapport</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Pages of Sparse WSSS</source>
        <translation>Pages de Sparse WSSS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Raster, tiles and classes</source>
        <translation>Raster, tuiles et classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Say which classes occur in each tile</source>
        <translation>Dire quelles classes se trouvent dans chaque tuile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Sparse WSSS: load the pages</source>
        <translation>Sparse WSSS : charger les pages</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>The page &apos;{}&apos; is not part of this version.</source>
        <translation>La page &apos;{}&apos; ne fait pas partie de cette version.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <source>Train and map, with live curves</source>
        <translation>Entraîner et cartographier, avec des courbes en direct</translation>
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
        <translation>Étiquettes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/dock_widget.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>&amp;Install the environment</source>
        <translation>&amp;Installer l&apos;environnement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>&amp;Update the environment</source>
        <translation>&amp;Mettre à jour l&apos;environnement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>At work ...</source>
        <translation>Au travail ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>From now on the worker&apos;s Python is {}.</source>
        <translation>Désormais le Python du processus de calcul est {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Looking at the environment ...</source>
        <translation>Examen de l&apos;environnement ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Python that has the worker installed</source>
        <translation>Python où le processus de calcul est installé</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Remove the environment in {}? It can be installed again.</source>
        <translation>Retirer l&apos;environnement dans {} ? Il peut être réinstallé.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: diagnostics</source>
        <translation>Sparse WSSS : diagnostic</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: environment</source>
        <translation>Sparse WSSS : environnement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>Sparse WSSS: look at the environment</source>
        <translation>Sparse WSSS : examiner l&apos;environnement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The diagnostics are in the clipboard, without user name, passwords and keys.</source>
        <translation>Le diagnostic est dans le presse-papiers, sans nom d&apos;utilisateur, mots de passe ni clés.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment is being made; this takes minutes.</source>
        <translation>L&apos;environnement est en cours de création ; cela prend des minutes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment is ready; the networks run on: {}.</source>
        <translation>L&apos;environnement est prêt ; les réseaux tournent sur : {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment was made by another version of the plugin.</source>
        <translation>L&apos;environnement a été fait par une autre version de l&apos;extension.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The environment was removed.</source>
        <translation>L&apos;environnement a été retiré.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>The worker&apos;s Python: {} ({}).</source>
        <translation>Le Python du processus de calcul : {} ({}).</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_bar.py"/>
        <source>the plugin&apos;s own</source>
        <translation>celui de l&apos;extension</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Copier le diagnostic</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>A report to send with a question, without user name, passwords and keys</source>
        <translation>Un rapport à joindre à une question, sans nom d&apos;utilisateur, mots de passe ni clés</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>About 2 GB (6 GB with CUDA) into an environment of its own, outside QGIS</source>
        <translation>Environ 2 Go (6 Go avec CUDA) dans un environnement à part, hors de QGIS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Choose an interpreter that has the worker ...</source>
        <translation>Choisir un interpréteur qui a le processus de calcul ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Hide</source>
        <translation>Cacher</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Install from a folder of wheels ...</source>
        <translation>Installer d&apos;un dossier de wheels ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Remove ...</source>
        <translation>Retirer ...</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Repair: make it anew</source>
        <translation>Réparer : refaire</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <source>Take the plugin&apos;s own environment again</source>
        <translation>Reprendre l&apos;environnement propre à l&apos;extension</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/job_row.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/environment_form.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>No tile has a label yet: label some on the page Labels.</source>
        <translation>Aucune tuile n&apos;a encore d&apos;étiquette : en étiqueter sur la page Étiquettes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>The disk has {} free: choose another run folder, or make room.</source>
        <translation>Le disque a {} de libre : choisir un autre dossier d&apos;exécution, ou faire de la place.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>This machine has {} of memory: lower BATCH_SIZE, or take the preset quick.</source>
        <translation>Cette machine a {} de mémoire : baisser BATCH_SIZE, ou prendre le préréglage quick.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>at most {} rounds of {} steps of {} tiles, {}</source>
        <translation>au plus {} tours de {} pas de {} tuiles, {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>one look at each open head</source>
        <translation>un regard sur chaque tête ouverte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} labelled tiles are few: 100 make a useful map.</source>
        <translation>{} tuiles étiquetées, c&apos;est peu : 100 font une carte utile.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} steps of {} tiles, {} patches each, {} blocks of {}</source>
        <translation>{} pas de {} tuiles, {} patchs chacune, {} blocs de {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} tiles, {} clusters</source>
        <translation>{} tuiles, {} clusters</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/estimate.py"/>
        <source>{} x {} px, each seen {} times</source>
        <translation>{} x {} px, chacun vu {} fois</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/event_batch.py"/>
        <source>... {} more lines</source>
        <translation>... {} lignes de plus</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>CRS of the file; pixels take the nearest class</source>
        <translation>SCR du fichier ; les pixels prennent la classe la plus proche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Cloud-optimised GeoTIFF</source>
        <translation>GeoTIFF optimisé pour le cloud</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Erdas Imagine</source>
        <translation>Erdas Imagine</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>File to write; its style (.qml) is written beside it</source>
        <translation>Fichier à écrire ; son style (.qml) est écrit à côté</translation>
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
        <translation>Sparse WSSS : export</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <source>Write the map in this format and CRS, in the background</source>
        <translation>Écrire la carte dans ce format et ce SCR, en arrière-plan</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Exported: {}</source>
        <translation>Exporté : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/export_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>A problem, with the next step</source>
        <translation>Un problème, avec l&apos;étape suivante</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>As a command</source>
        <translation>En commande</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>Show what this page does as a command of qgis_process</source>
        <translation>Montrer ce que fait cette page en commande de qgis_process</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/footer.py"/>
        <source>The command is in the clipboard.</source>
        <translation>La commande est dans le presse-papiers.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>Attention heads: rows are layers</source>
        <translation>Têtes d&apos;attention : les lignes sont les couches</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>No gates yet</source>
        <translation>Pas encore de portes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>closing it would change the loss by {:+.4f}</source>
        <translation>la fermer changerait la perte de {:+.4f}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>for {}: {:+.4f}</source>
        <translation>pour {} : {:+.4f}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>probability that its gate is open: {:.0%}</source>
        <translation>probabilité que sa porte soit ouverte : {:.0%}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>sees {}</source>
        <translation>voit {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <source>step {} of the training</source>
        <translation>pas {} de l&apos;entraînement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/gate_grid.py"/>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>closed</source>
        <translation>fermée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>, {:.0%} of the raster is in none</source>
        <translation>, {:.0%} du raster n&apos;est dans aucune</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>No tile of {} px fits. Next step: choose {} px or less.</source>
        <translation>Aucune tuile de {} px ne tient. Étape suivante : choisir {} px ou moins.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>The map shows nothing of the raster. Next step: move the map there.</source>
        <translation>La carte ne montre rien du raster. Étape suivante : y déplacer la carte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/grid_band.py"/>
        <source>{} × {} = {} tiles of {:g} {}</source>
        <translation>{} × {} = {} tuiles de {:g} {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_gallery.py"/>
        <source>Tiles where the head is strongest</source>
        <translation>Tuiles où la tête est la plus forte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_gallery.py"/>
        <source>{}: the head adds {:.3g} to the class token</source>
        <translation>{} : la tête ajoute {:.3g} au jeton de classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_looker.py"/>
        <source>The run is at work ({}). Next step: look at its heads when that has ended.</source>
        <translation>L&apos;exécution est au travail ({}). Étape suivante : regarder ses têtes quand ce sera fini.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Open heads by importance</source>
        <translation>Têtes ouvertes par importance</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>Rise of the loss without it</source>
        <translation>Hausse de la perte sans elle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>gates</source>
        <translation>portes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_ranking.py"/>
        <source>{} of {} heads are open. Bars: number of gates by the probability that they are open; right of the dotted line a gate stays open.</source>
        <translation>{} têtes sur {} sont ouvertes. Barres : nombre de portes selon la probabilité d&apos;être ouvertes ; à droite de la ligne pointillée une porte reste ouverte.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Cheapest to close next: {}. The loss would change by {:+.4f}{}.</source>
        <translation>La moins coûteuse à fermer ensuite : {}. La perte changerait de {:+.4f}{}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Nothing learned yet. Next step: start a training on the page Run.</source>
        <translation>Rien n&apos;est encore appris. Étape suivante : lancer un entraînement sur la page Exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>Step {}: {}</source>
        <translation>Pas {} : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/head_texts.py"/>
        <source>{} of {} heads open</source>
        <translation>{} têtes sur {} ouvertes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Look at all tiles</source>
        <translation>Regarder toutes les tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Measure the heads and look at every tile, once for a run</source>
        <translation>Mesurer les têtes et regarder chaque tuile, une fois par exécution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Shade and sort the heads by how much they matter for this class</source>
        <translation>Ombrer et trier les têtes selon leur importance pour cette classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Step of the training: see the gates close</source>
        <translation>Pas de l&apos;entraînement : voir les portes se fermer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>The tile under the cursor glows; click to keep it, click a patch of it to look from that patch</source>
        <translation>La tuile sous le curseur s&apos;éclaire ; cliquer pour la garder, cliquer un de ses patchs pour regarder depuis celui-ci</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>Tile whose attention is shown: type a part of its id, or choose it on the map</source>
        <translation>Tuile dont l&apos;attention est montrée : taper une partie de son identifiant, ou la choisir sur la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>for all classes</source>
        <translation>pour toutes les classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_form.py"/>
        <source>for {}</source>
        <translation>pour {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_on_map.py"/>
        <source>Attention of {}</source>
        <translation>Attention de {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Click an open head to see what it looks at.</source>
        <translation>Cliquer une tête ouverte pour voir ce qu&apos;elle regarde.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Click to look from this patch.</source>
        <translation>Cliquer pour regarder depuis ce patch.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Not looked at yet</source>
        <translation>Pas encore regardée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>The attention cannot be shown as a layer: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation>L&apos;attention ne peut pas être montrée comme couche : {}. Étape suivante : vérifier que le dossier de l&apos;exécution peut être écrit.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>The heads were looked at in {}.</source>
        <translation>Les têtes ont été regardées dans {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>Where {} is strongest</source>
        <translation>Où {} est la plus forte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>patch {},{}</source>
        <translation>patch {},{}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>the class token</source>
        <translation>le jeton de classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/heads_page.py"/>
        <source>{} from {} in {}</source>
        <translation>{} depuis {} dans {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/job_row.py"/>
        <source>Stopped before it began. Next step: start it again.</source>
        <translation>Arrêté avant d&apos;avoir commencé. Étape suivante : le relancer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>A class is a label of a tile when it covers at least this share of it</source>
        <translation>Une classe est une étiquette d&apos;une tuile quand elle en couvre au moins cette part</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Field of the polygons that holds the class</source>
        <translation>Champ des polygones qui contient la classe</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a file</source>
        <translation>Étiquettes d&apos;un fichier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a layer</source>
        <translation>Étiquettes d&apos;une couche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Labels from a layer or a table</source>
        <translation>Étiquettes d&apos;une couche ou d&apos;une table</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Layer with classes</source>
        <translation>Couche avec des classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Raster of class codes, polygons, or a table with the columns tile and labels</source>
        <translation>Raster de codes de classes, polygones, ou une table avec les colonnes tile et labels</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Replace labels that are there</source>
        <translation>Remplacer les étiquettes présentes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Save as a table</source>
        <translation>Enregistrer en table</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Say which classes occur in each tile, from this layer</source>
        <translation>Dire quelles classes se trouvent dans chaque tuile, d&apos;après cette couche</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Smallest share</source>
        <translation>Part minimale</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>The labels were made for {}; other tiles are open now. Next step: open those, and import again.</source>
        <translation>Les étiquettes ont été faites pour {} ; d&apos;autres tuiles sont ouvertes maintenant. Étape suivante : ouvrir celles-là, et importer de nouveau.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>The layer &apos;{}&apos; is not in a file. Next step: save it as a file and pick that.</source>
        <translation>La couche &apos;{}&apos; n&apos;est pas dans un fichier. Étape suivante : l&apos;enregistrer dans un fichier et choisir celui-ci.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <source>Write the labels of all tiles, and the classes, to tables (.csv) beside the tile index; the command reads them</source>
        <translation>Écrire les étiquettes de toutes les tuiles, et les classes, dans des tables (.csv) à côté de l&apos;index de tuiles ; la commande les lit</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_import.py"/>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Open a file</source>
        <translation>Ouvrir un fichier</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>0: none of the classes, ?: nothing is known, +: at least these, Backspace: not labelled</source>
        <translation>0 : aucune des classes, ? : rien n&apos;est connu, + : au moins celles-ci, Retour arrière : non étiquetée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>1 … 9, a … z: the class, or not the class; with Alt: it does not occur</source>
        <translation>1 … 9, a … z : la classe, ou pas la classe ; avec Alt : elle n&apos;y est pas</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>Ctrl+Z, Ctrl+Shift+Z: undo, redo; Ctrl+A: all tiles in view, Esc: no tile</source>
        <translation>Ctrl+Z, Ctrl+Shift+Z : annuler, rétablir ; Ctrl+A : toutes les tuiles visibles, Échap : aucune</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_keys.py"/>
        <source>Space: next tile without labels, Shift+Space: back, Ctrl+Space: the most helpful tile</source>
        <translation>Espace : tuile suivante sans étiquettes, Maj+Espace : retour, Ctrl+Espace : la tuile la plus utile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>+  At least</source>
        <translation>+  Au moins</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>0  None</source>
        <translation>0  Aucune</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>?  Unknown</source>
        <translation>?  Inconnu</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>At least these classes; others may occur (+)</source>
        <translation>Au moins ces classes ; d&apos;autres sont possibles (+)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Choose labels by the chips; a drag on the map gives them</source>
        <translation>Choisir des étiquettes par les pastilles ; glisser sur la carte les donne</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Choose tiles by clicks on the map; drag to choose many</source>
        <translation>Choisir des tuiles par des clics sur la carte ; glisser pour en choisir beaucoup</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Most helpful</source>
        <translation>La plus utile</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Needs a run whose stage &apos;heads&apos; is done: its model rates the tiles</source>
        <translation>Demande une exécution dont l&apos;étape &apos;heads&apos; est faite : son modèle note les tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Next tile without labels (Space)</source>
        <translation>Tuile suivante sans étiquettes (Espace)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>None of the classes (0)</source>
        <translation>Aucune des classes (0)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Not labelled</source>
        <translation>Non étiquetée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Nothing is known (?)</source>
        <translation>Rien n&apos;est connu (?)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Paint</source>
        <translation>Peindre</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Take the labels away (Backspace)</source>
        <translation>Enlever les étiquettes (Retour arrière)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>The tile before (Shift+Space)</source>
        <translation>La tuile d&apos;avant (Maj+Espace)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>The tile without labels of which the model is least certain (Ctrl+Space)</source>
        <translation>La tuile sans étiquettes dont le modèle est le moins sûr (Ctrl+Espace)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Tiles with labels</source>
        <translation>Tuiles avec étiquettes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>{} of {} tiles are read</source>
        <translation>{} tuiles sur {} sont lues</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_panel.py"/>
        <source>{} of {} tiles have labels</source>
        <translation>{} tuiles sur {} ont des étiquettes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Choose a tile first: click on the map, or press the space bar.</source>
        <translation>Choisir d&apos;abord une tuile : cliquer sur la carte, ou appuyer sur la barre d&apos;espace.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Every tile has labels.</source>
        <translation>Toutes les tuiles ont des étiquettes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>No tile without labels is rated. Next step: do the stage &apos;heads&apos; of a run of these tiles.</source>
        <translation>Aucune tuile sans étiquettes n&apos;est notée. Étape suivante : faire l&apos;étape &apos;heads&apos; d&apos;une exécution de ces tuiles.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>The layer of the tiles is being edited. Next step: save or cancel its edits.</source>
        <translation>La couche des tuiles est en cours d&apos;édition. Étape suivante : enregistrer ou annuler ses modifications.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>The model is least certain of this tile: {:.0%} uncertain.</source>
        <translation>Le modèle est le moins sûr de cette tuile : {:.0%} d&apos;incertitude.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>There are no tiles yet.</source>
        <translation>Il n&apos;y a pas encore de tuiles.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>Tiles whose shares were dropped, since they held for the classes before: {}. Ctrl+Z brings them back.</source>
        <translation>Tuiles dont les parts ont été abandonnées, car elles valaient pour les classes d&apos;avant : {}. Ctrl+Z les ramène.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/label_work.py"/>
        <source>{} tiles have got labels.</source>
        <translation>{} tuiles ont reçu des étiquettes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Brush: drag over tiles to give them these labels</source>
        <translation>Pinceau : glisser sur des tuiles pour leur donner ces étiquettes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Cut tiles on the page Data, or open a tile index there.</source>
        <translation>Découper des tuiles sur la page Données, ou y ouvrir un index de tuiles.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>No tile is chosen. Click on the map, or press the space bar.</source>
        <translation>Aucune tuile n&apos;est choisie. Cliquer sur la carte, ou appuyer sur la barre d&apos;espace.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>Sparse WSSS: open the tiles</source>
        <translation>Sparse WSSS : ouvrir les tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>The command reads tables beside the tile index, and they do not have the labels and classes of the tiles. Next step: press &apos;Save as a table&apos; under &apos;Labels from a layer or a table&apos;.</source>
        <translation>La commande lit des tables à côté de l&apos;index de tuiles, et elles n&apos;ont pas les étiquettes et les classes des tuiles. Étape suivante : appuyer sur « Enregistrer en table » sous « Étiquettes d&apos;une couche ou d&apos;une table ».</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>The labels are in {}.</source>
        <translation>Les étiquettes sont dans {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>There are no classes yet. Name them on the page Data.</source>
        <translation>Il n&apos;y a pas encore de classes. Les nommer sur la page Données.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>{} cannot be written: {}. Next step: free its folder or its disk.</source>
        <translation>{} ne peut pas être écrit : {}. Étape suivante : libérer son dossier ou son disque.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/labels_page.py"/>
        <source>{} tiles are chosen</source>
        <translation>{} tuiles sont choisies</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/layer_group.py"/>
        <source>The layer &apos;{}&apos; ({}) is being edited. Next step: save or cancel its edits, then try again.</source>
        <translation>La couche &apos;{}&apos; ({}) est en cours d&apos;édition. Étape suivante : enregistrer ou annuler ses modifications, puis réessayer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>BigEarthNet, 19 classes</source>
        <translation>BigEarthNet, 19 classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 1</source>
        <translation>CORINE Land Cover, niveau 1</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 2</source>
        <translation>CORINE Land Cover, niveau 2</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>CORINE Land Cover, level 3</source>
        <translation>CORINE Land Cover, niveau 3</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/legends.py"/>
        <source>MODIS land cover (IGBP)</source>
        <translation>Occupation du sol MODIS (IGBP)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Count again.</source>
        <translation>Compter de nouveau.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Counting was stopped.</source>
        <translation>Le comptage a été arrêté.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>Make the map again on the page Run.</source>
        <translation>Refaire la carte sur la page Exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/map_counts.py"/>
        <source>{} is no map of class codes.</source>
        <translation>{} n&apos;est pas une carte de codes de classes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>Labels give shares: what is repainted here gets its areas when it is used in the refinement.</source>
        <translation>Les étiquettes donnent des parts : ce qui est repeint ici reçoit ses surfaces quand c&apos;est utilisé dans l&apos;affinage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>Pseudomasks {}</source>
        <translation>Pseudo-masques {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>The masks of {} of {} scenes are on the map; all are painted when the names are used.</source>
        <translation>Les masques de {} scènes sur {} sont sur la carte ; tous sont peints quand les noms sont utilisés.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_layers.py"/>
        <source>These masks were drawn to the edges of the image (SNAP_STEPS); what is repainted here is drawn to them when it is used in the refinement.</source>
        <translation>Ces masques ont été ramenés aux bords de l&apos;image (SNAP_STEPS) ; ce qui est repeint ici y est ramené quand c&apos;est utilisé dans l&apos;affinage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Examples of clusters</source>
        <translation>Exemples de clusters</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>Run Pseudomasks again.</source>
        <translation>Relancer Pseudo-masques.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>The names of the clusters cannot be saved: {}. Next step: see that the run&apos;s folder may be written, then name a cluster again.</source>
        <translation>Les noms des clusters ne peuvent pas être enregistrés : {}. Étape suivante : vérifier que le dossier de l&apos;exécution peut être écrit, puis nommer de nouveau un cluster.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/mask_repainter.py"/>
        <source>These masks were made by an earlier version.</source>
        <translation>Ces masques viennent d&apos;une version antérieure.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>A .safetensors file with its .json card beside it, or a .zip of the two</source>
        <translation>Un fichier .safetensors avec sa fiche .json à côté, ou un .zip des deux</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Bands: {}</source>
        <translation>Bandes : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Check the model and copy it into the library, in the background</source>
        <translation>Vérifier le modèle et le copier dans la bibliothèque, en arrière-plan</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Colours of its classes, and name in the library</source>
        <translation>Couleurs de ses classes, et nom dans la bibliothèque</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>F1 of the labels of tiles set aside</source>
        <translation>F1 des étiquettes de tuiles mises de côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Installed: {}. Give its two files to whom you like: {}</source>
        <translation>Installé : {}. Donner ses deux fichiers à qui vous voulez : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Licence: {}. Authors: {}</source>
        <translation>Licence : {}. Auteurs : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Model of this run</source>
        <translation>Modèle de cette exécution</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>No model is installed. Choose a file that somebody gave you, or the model of this run.</source>
        <translation>Aucun modèle n&apos;est installé. Choisir un fichier reçu, ou le modèle de cette exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Refined network</source>
        <translation>Réseau affiné</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Removed: {}</source>
        <translation>Retiré : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Side of a training pixel</source>
        <translation>Côté d&apos;un pixel d&apos;entraînement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse Vision Transformer</source>
        <translation>Vision Transformer parcimonieux</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse WSSS: install a model</source>
        <translation>Sparse WSSS : installer un modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Sparse WSSS: remove a model</source>
        <translation>Sparse WSSS : retirer un modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Take the chosen model out of the library</source>
        <translation>Retirer le modèle choisi de la bibliothèque</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Take the model that this run has trained, to keep it or to pass it on</source>
        <translation>Prendre le modèle que cette exécution a entraîné, pour le garder ou le transmettre</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>Trained on: {}</source>
        <translation>Entraîné sur : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>mAP of the labels of tiles set aside</source>
        <translation>mAP des étiquettes de tuiles mises de côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>not said</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>version</source>
        <translation>version</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <source>{} tiles</source>
        <translation>{} tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_box.py"/>
        <location filename="../../sparse_wsss_plugin/dock/output_boxes.py"/>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Compare bands, pixel size and values with the training</source>
        <translation>Comparer bandes, taille de pixel et valeurs à l&apos;entraînement</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Does the raster fit?</source>
        <translation>Le raster convient-il ?</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Export as ONNX</source>
        <translation>Exporter en ONNX</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>GeoTIFF to write; its confidence is written beside it</source>
        <translation>GeoTIFF à écrire ; sa confiance est écrite à côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map it all the same</source>
        <translation>Cartographier quand même</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map the scene</source>
        <translation>Cartographier la scène</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Map the scene with this model, in the background</source>
        <translation>Cartographier la scène avec ce modèle, en arrière-plan</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Mapped: {}</source>
        <translation>Cartographié : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>No scene yet: choose one on the page Data.</source>
        <translation>Pas encore de scène : en choisir une sur la page Données.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>ONNX file to write</source>
        <translation>Fichier ONNX à écrire</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Scene: {}</source>
        <translation>Scène : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: ONNX</source>
        <translation>Sparse WSSS : ONNX</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: does the raster fit</source>
        <translation>Sparse WSSS : le raster convient-il</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Sparse WSSS: map with a model</source>
        <translation>Sparse WSSS : cartographier avec un modèle</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>The scene does not fit the model (warnings: {}). Next step: read them in the box Models.</source>
        <translation>La scène ne convient pas au modèle (avertissements : {}). Étape suivante : les lire dans la boîte Modèles.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>The scene fits the model.</source>
        <translation>La scène convient au modèle.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>Write the model for other programs, such as Deepness</source>
        <translation>Écrire le modèle pour d&apos;autres programmes, comme Deepness</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/model_use.py"/>
        <source>{} Next step: map the scene again.</source>
        <translation>{} Étape suivante : cartographier de nouveau la scène.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/output_boxes.py"/>
        <source>Export the map</source>
        <translation>Exporter la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/output_boxes.py"/>
        <source>Polygons of the map</source>
        <translation>Polygones de la carte</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/page.py"/>
        <source>Something is missing yet on this page.</source>
        <translation>Il manque encore quelque chose sur cette page.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>Line {} of {} is no class. Next step: give code,name,colour, such as 1,water,#1f78b4.</source>
        <translation>La ligne {} de {} n&apos;est pas une classe. Étape suivante : donner code,name,colour, comme 1,eau,#1f78b4.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class &apos;{}&apos; has the code {}. Next step: give it one from 0 to 254.</source>
        <translation>La classe &apos;{}&apos; a le code {}. Étape suivante : lui en donner un de 0 à 254.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class with code {} is called &apos;{}&apos;, which says something else in labels and in tables of clusters. Next step: give it another name, without &apos;!&apos; in front.</source>
        <translation>La classe de code {} s&apos;appelle &apos;{}&apos;, ce qui dit autre chose dans les étiquettes et les tables de clusters. Étape suivante : lui donner un autre nom, sans &apos;!&apos; devant.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The class with code {} is called &apos;{}&apos;. Next step: give it a name without &apos;;&apos;.</source>
        <translation>La classe de code {} s&apos;appelle &apos;{}&apos;. Étape suivante : lui donner un nom sans &apos;;&apos;.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The code {} is there twice. Next step: give every class its own.</source>
        <translation>Le code {} est présent deux fois. Étape suivante : donner à chaque classe le sien.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>The name &apos;{}&apos; is there twice. Next step: give every class its own.</source>
        <translation>Le nom &apos;{}&apos; est présent deux fois. Étape suivante : donner à chaque classe le sien.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} has no classes with colours. Next step: give it the renderer &apos;Paletted / Unique values&apos; or &apos;Categorized&apos;, or type the classes.</source>
        <translation>{} n&apos;a pas de classes avec des couleurs. Étape suivante : lui donner le rendu « Palette/Valeurs uniques » ou « Catégorisé », ou taper les classes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} has the value {}; codes of classes go from 0 to 254. Next step: reclassify it, and take the classes of the result.</source>
        <translation>{} a la valeur {} ; les codes des classes vont de 0 à 254. Étape suivante : le reclasser, et prendre les classes du résultat.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <source>{} holds no class. Next step: give it the columns code,name,colour.</source>
        <translation>{} ne contient aucune classe. Étape suivante : lui donner les colonnes code,name,colour.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/palette.py"/>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>{} cannot be read: {}. Next step: pick another file.</source>
        <translation>{} ne peut pas être lu : {}. Étape suivante : choisir un autre fichier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Areas smaller than this become part of the largest beside them; 0 keeps all</source>
        <translation>Les surfaces plus petites rejoignent la plus grande à côté ; 0 les garde toutes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>GeoPackage, GeoJSON, FlatGeobuf or Shapefile, by how the name ends; its style (.qml) is written beside it</source>
        <translation>GeoPackage, GeoJSON, FlatGeobuf ou Shapefile, selon la fin du nom ; son style (.qml) est écrit à côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Make polygons</source>
        <translation>Faire des polygones</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>One polygon for each connected area of a class, in the background</source>
        <translation>Un polygone pour chaque surface d&apos;un seul tenant d&apos;une classe, en arrière-plan</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>Sparse WSSS: polygons</source>
        <translation>Sparse WSSS : polygones</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/polygon_box.py"/>
        <source>{} polygons: {}</source>
        <translation>{} polygones : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Open a file: {}</source>
        <translation>Ouvrir un fichier : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>Opening {}…</source>
        <translation>Ouverture de {}…</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: QGIS does not open {} as one raster. Next step: make one of it with &apos;Stack bands&apos; (Processing &gt; Toolbox &gt; Sparse WSSS), and pick that.</source>
        <translation>{} : QGIS n&apos;ouvre pas {} comme un seul raster. Étape suivante : en faire un avec « Empiler des bandes » (Traitement &gt; Boîte à outils &gt; Sparse WSSS), et choisir celui-ci.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: the layer &apos;{}&apos; is not in a file. Next step: save it as GeoTIFF (Export &gt; Save As) and pick that.</source>
        <translation>{} : la couche &apos;{}&apos; n&apos;est pas dans un fichier. Étape suivante : l&apos;enregistrer en GeoTIFF (Exporter &gt; Sauvegarder sous) et choisir celui-ci.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/raster_picker.py"/>
        <source>{}: {} is no raster that QGIS can open. Next step: pick another file.</source>
        <translation>{} : {} n&apos;est pas un raster que QGIS peut ouvrir. Étape suivante : choisir un autre fichier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/relabeller.py"/>
        <source>Names of clusters</source>
        <translation>Noms des clusters</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/relabeller.py"/>
        <source>The run is at work ({}). Next step: use the names when that has ended.</source>
        <translation>L&apos;exécution est au travail ({}). Étape suivante : utiliser les noms quand ce sera fini.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source> (kept)</source>
        <translation> (garde)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>Round {}</source>
        <translation>Tour {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>{}: before the rounds</source>
        <translation>{} : avant les tours</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_files.py"/>
        <source>{}{}: {:.1f} % of the masks changed</source>
        <translation>{}{} : {:.1f} % des masques ont changé</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Area of the classes</source>
        <translation>Surface des classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Compare rounds</source>
        <translation>Comparer les tours</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Curves, heads, clusters and accuracy of the run on one page, in the browser</source>
        <translation>Courbes, têtes, clusters et exactitude de l&apos;exécution sur une page, dans le navigateur</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Map: {}. Run: {}</source>
        <translation>Carte : {}. Exécution : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Measured. The figures by class are in {}.</source>
        <translation>Mesurée. Les chiffres par classe sont dans {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Print layout</source>
        <translation>Mise en page</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Show it on the map, in the group Sparse WSSS</source>
        <translation>La montrer sur la carte, dans le groupe Sparse WSSS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Sparse WSSS: accuracy</source>
        <translation>Sparse WSSS : exactitude</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>Sparse WSSS: areas</source>
        <translation>Sparse WSSS : surfaces</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The browser did not open. Next step: open {} yourself.</source>
        <translation>Le navigateur ne s&apos;est pas ouvert. Étape suivante : ouvrir {} soi-même.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The map is compared with the reference.</source>
        <translation>La carte est comparée à la référence.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>The map on a sheet with its legend, in the layout designer</source>
        <translation>La carte sur une feuille avec sa légende, dans l&apos;éditeur de mises en page</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>There is no map yet. Make one on the page Run.</source>
        <translation>Il n&apos;y a pas encore de carte. En faire une sur la page Exécution.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/result_page.py"/>
        <source>There is no room for the figures: {}. Next step: see that the run&apos;s folder may be written.</source>
        <translation>Il n&apos;y a pas de place pour les chiffres : {}. Étape suivante : vérifier que le dossier de l&apos;exécution peut être écrit.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>Choose {} on the page Data.</source>
        <translation>Choisir {} sur la page Données.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>Sparse WSSS: estimate</source>
        <translation>Sparse WSSS : estimation</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>a raster and tiles</source>
        <translation>un raster et des tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{} cores here; corrected by what runs on this machine took.</source>
        <translation>{} cœurs ici ; corrigé par la durée de ce qui a tourné sur cette machine.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{} labelled tiles. About {}, {} of memory, {} of disk.</source>
        <translation>{} tuiles étiquetées. Environ {}, {} de mémoire, {} de disque.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_estimate.py"/>
        <source>{}: {} of {} tiles have labels. Scene: {}</source>
        <translation>{} : {} tuiles sur {} ont des étiquettes. Scène : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>A whole set of settings; single ones below win over it</source>
        <translation>Un jeu complet de paramètres ; ceux qui sont donnés dessous l&apos;emportent</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Do</source>
        <translation>Faire</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Folder of the run: everything made along the way is kept here</source>
        <translation>Dossier de l&apos;exécution : tout ce qui est produit en chemin y est gardé</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>From labels to a map (all stages)</source>
        <translation>Des étiquettes à la carte (toutes les étapes)</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Land-cover map; its confidence is written beside it</source>
        <translation>Carte d&apos;occupation du sol ; sa confiance est écrite à côté</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Save what was done and stop; Resume goes on from there</source>
        <translation>Enregistrer ce qui est fait et s&apos;arrêter ; Reprendre continue de là</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Show where the estimate comes from</source>
        <translation>Montrer d&apos;où vient l&apos;estimation</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Take the next free folder: a run is one training, a finished one is kept</source>
        <translation>Prendre le prochain dossier libre : une exécution est un entraînement, une exécution finie est gardée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>The whole way to a map, or one stage of it again</source>
        <translation>Tout le chemin jusqu&apos;à la carte, ou de nouveau une de ses étapes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>Why?</source>
        <translation>Pourquoi ?</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>heads: what the open heads look at</source>
        <translation>heads : ce que regardent les têtes ouvertes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>predict: map the scene</source>
        <translation>predict : cartographier la scène</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>pseudomasks: masks of the tiles</source>
        <translation>pseudomasks : masques des tuiles</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>refine: rounds of the U-Net</source>
        <translation>refine : tours du U-Net</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <source>train: the gated transformer</source>
        <translation>train : le transformer à portes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_fields.py"/>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Start</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Done.</source>
        <translation>Fait.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Failed.</source>
        <translation>Échec.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Go on where this run stopped</source>
        <translation>Continuer où cette exécution s&apos;est arrêtée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Sparse WSSS: {}</source>
        <translation>Sparse WSSS : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Start the job</source>
        <translation>Lancer le travail</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>Stopping: the worker saves its state.</source>
        <translation>Arrêt : le processus de calcul enregistre son état.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job in {} is done.</source>
        <translation>Le travail dans {} est fini.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job in {}: {}</source>
        <translation>Le travail dans {} : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The job runs in the background; QGIS can be used meanwhile.</source>
        <translation>Le travail tourne en arrière-plan ; QGIS peut être utilisé pendant ce temps.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The map is ready: {}. Look at it on the page Result.</source>
        <translation>La carte est prête : {}. La regarder sur la page Résultat.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>The stage &apos;{}&apos; is done.</source>
        <translation>L&apos;étape &apos;{}&apos; est faite.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_page.py"/>
        <source>{} Next step: add the file by hand.</source>
        <translation>{} Étape suivante : ajouter le fichier à la main.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>QGIS was closed.</source>
        <translation>QGIS a été fermé.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>Start it again.</source>
        <translation>Le relancer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_task.py"/>
        <source>Stopped before it began.</source>
        <translation>Arrêté avant d&apos;avoir commencé.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Progress of the job</source>
        <translation>Avancement du travail</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>Stages of a run: ✓ done, ▸ at work or begun, · not yet</source>
        <translation>Étapes d&apos;une exécution : ✓ faite, ▸ au travail ou commencée, · pas encore</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>What the worker says stands here.</source>
        <translation>Ce que dit le processus de calcul apparaît ici.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>about {} left</source>
        <translation>encore {} environ</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/run_view.py"/>
        <source>starting the worker</source>
        <translation>démarrage du processus de calcul</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/settings_form.py"/>
        <source>Find a setting</source>
        <translation>Chercher un paramètre</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/settings_form.py"/>
        <source>More settings</source>
        <translation>Plus de paramètres</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/stage_job.py"/>
        <source>{}: this value is missing, or of another kind: {}</source>
        <translation>{} : cette valeur manque, ou est d&apos;une autre sorte : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/target_field.py"/>
        <source>There is no folder {}. Next step: choose another folder.</source>
        <translation>Il n&apos;y a pas de dossier {}. Étape suivante : choisir un autre dossier.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/target_field.py"/>
        <source>{} is there already. Next step: choose another name, or remove it.</source>
        <translation>{} existe déjà. Étape suivante : choisir un autre nom, ou le retirer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>The tile index {} is not there. Next step: cut tiles, or open another.</source>
        <translation>L&apos;index de tuiles {} n&apos;est pas là. Étape suivante : découper des tuiles, ou en ouvrir un autre.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>close the program that has it open</source>
        <translation>fermer le programme qui l&apos;a ouvert</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>see whether the file may be written</source>
        <translation>voir si le fichier peut être écrit</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} has been replaced: it has other tiles now. Next step: open the page again.</source>
        <translation>{} a été remplacé : il a d&apos;autres tuiles maintenant. Étape suivante : rouvrir la page.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} has no layer with the fields tile and labels. Next step: cut tiles.</source>
        <translation>{} n&apos;a pas de couche avec les champs tile et labels. Étape suivante : découper des tuiles.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} is no GeoPackage ({}). Next step: export the tiles as GeoPackage.</source>
        <translation>{} n&apos;est pas un GeoPackage ({}). Étape suivante : exporter les tuiles en GeoPackage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{} is no GeoPackage. Next step: export the tiles as GeoPackage.</source>
        <translation>{} n&apos;est pas un GeoPackage. Étape suivante : exporter les tuiles en GeoPackage.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_index_file.py"/>
        <source>{}: {}. Next step: {}, then try again.</source>
        <translation>{} : {}. Étape suivante : {}, puis réessayer.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>at least these, or not these</source>
        <translation>au moins celles-ci, ou pas celles-ci</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>exactly these classes</source>
        <translation>exactement ces classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>none of the classes</source>
        <translation>aucune des classes</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>not labelled</source>
        <translation>non étiquetée</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/dock/tile_style.py"/>
        <source>nothing is known</source>
        <translation>rien n&apos;est connu</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layers.py"/>
        <source>The layer &apos;{}&apos; cannot be exported: {}</source>
        <translation>La couche &apos;{}&apos; ne peut pas être exportée : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layouts.py"/>
        <source>The template {} cannot be read.</source>
        <translation>Le modèle {} ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/layouts.py"/>
        <source>{} could not be written: {}</source>
        <translation>{} n&apos;a pas pu être écrit : {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Algorithms in the Processing Toolbox</source>
        <translation>Algorithmes dans la boîte à outils de traitements</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Enable the plugin &apos;Processing&apos; to see the algorithms.</source>
        <translation>Activer l&apos;extension « Processing » pour voir les algorithmes.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Environment of the worker</source>
        <translation>Environnement du processus de calcul</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/plugin.py"/>
        <source>Sparse WSSS panel</source>
        <translation>Panneau Sparse WSSS</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>Did you mean &apos;{}&apos;? {}</source>
        <translation>Vouliez-vous dire &apos;{}&apos; ? {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>Valid: {}.</source>
        <translation>Valides : {}.</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>less than {}</source>
        <translation>moins de {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>more than {}</source>
        <translation>plus de {}</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} or less</source>
        <translation>{} ou moins</translation>
    </message>
    <message>
        <location filename="../../sparse_wsss_plugin/worker/contract.py"/>
        <source>{} or more</source>
        <translation>{} ou plus</translation>
    </message>
    <message>
        <source>&apos;{}&apos; was stopped; the names are saved. Next step: name a cluster, and what is missing is painted.</source>
        <translation type="vanished">&apos;{}&apos; a été arrêté ; les noms sont enregistrés. Étape suivante : nommer un cluster, et ce qui manque sera peint.</translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="vanished">Noms</translation>
    </message>
    <message>
        <source>PRESENCE_SHARE at the start of the training, from where it falls evenly; 1 is the whole tile. The less it is, the likelier what the first steps take for a class by chance is kept. Classes of few tiles have PRESENCE_SHARE throughout.</source>
        <translation type="vanished">PRESENCE_SHARE au début de l&apos;entraînement, d&apos;où elle baisse régulièrement ; 1 est la tuile entière. Plus elle est petite, plus ce que les premiers pas prennent par hasard pour une classe risque de rester. Les classes de peu de tuiles ont PRESENCE_SHARE du début à la fin.</translation>
    </message>
    <message>
        <source>Sar bands</source>
        <translation type="vanished">Bandes SAR</translation>
    </message>
    <message>
        <source>Share of a tile&apos;s patches that has to show a class that the tile is labelled with.</source>
        <translation type="vanished">Part des patchs d&apos;une tuile qui doit montrer une classe dont la tuile porte l&apos;étiquette.</translation>
    </message>
    <message>
        <source>Tiles in a training step.</source>
        <translation type="vanished">Tuiles dans un pas d&apos;entraînement.</translation>
    </message>
    <message>
        <source>Training steps; 0: enough to show every tile 24 times, 36 times from 128 px on, at least 160.</source>
        <translation type="vanished">Pas d&apos;entraînement ; 0 : assez pour montrer chaque tuile 24 fois, 36 fois à partir de 128 px, au moins 160.</translation>
    </message>
    <message>
        <source>Windows in one forward pass.</source>
        <translation type="vanished">Fenêtres dans un passage du réseau.</translation>
    </message>
</context>
</TS>
