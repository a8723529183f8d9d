<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AffinityMeasure</name>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>First-order affinity p from the analytic hierarchy process; each target&apos;s row sums to 1.</source>
        <translation>階層分析法（AHP）による 1 次の親和度 p。ターゲットごとに行の和は 1 になります。</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Share of test images on which the transfer beats a network trained from scratch on the same data.</source>
        <translation>同じデータでスクラッチから学習したネットワークに転移が勝つテスト画像の割合。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Share of test images on which the transfer beats the target&apos;s own fully supervised network.</source>
        <translation>ターゲット自身の完全教師ありネットワークに転移が勝つテスト画像の割合。</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>生スコア</translation>
    </message>
    <message>
        <source>The score as it was imported.</source>
        <translation>インポートされたままのスコア。</translation>
    </message>
    <message>
        <source>Mean loss</source>
        <translation>平均損失</translation>
    </message>
    <message>
        <source>Mean loss over the test images; lower is better, and targets cannot be compared with each other.</source>
        <translation>テスト画像にわたる平均損失。小さいほど良く、ターゲット間の比較はできません。</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>勝率</translation>
    </message>
    <message>
        <source>Mean share of test images on which the transfer beats each of the target&apos;s other alternatives of first order.</source>
        <translation>同じターゲットの他の 1 次の代替案それぞれに転移が勝つテスト画像の割合の平均。</translation>
    </message>
</context>
<context>
    <name>AffinityPlot</name>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Own network</source>
        <translation>自身のネットワーク</translation>
    </message>
    <message>
        <source>Normalised affinity</source>
        <translation>正規化親和度</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>%2 件中 %1 位</translation>
    </message>
</context>
<context>
    <name>Annotation</name>
    <message>
        <source>uncertain</source>
        <translation>不確か</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 / m</source>
        <translation>%1 / m</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>class %1, which is not in the list</source>
        <translation>クラス %1（一覧にありません）</translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>セグメント %1</translation>
    </message>
    <message>
        <source>red %1, green %2, blue %3</source>
        <translation>赤 %1、緑 %2、青 %3</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>(%1, %2, %3)</source>
        <translation>(%1, %2, %3)</translation>
    </message>
    <message>
        <source>%1 and %2 / m</source>
        <translation>%1 と %2 / m</translation>
    </message>
</context>
<context>
    <name>AnswerDifference</name>
    <message>
        <source>No pixel has a value in both</source>
        <translation>両方に値のある画素がありません</translation>
    </message>
    <message>
        <source>mean %1, mean size %2</source>
        <translation>平均 %1、大きさの平均 %2</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>平均 %1</translation>
    </message>
    <message>
        <source>The two pictures are of different sizes</source>
        <translation>二つの画像の大きさが違います</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>/ m</source>
        <translation>/ m</translation>
    </message>
    <message>
        <source>No pixel has a class in both</source>
        <translation>両方にクラスのある画素がありません</translation>
    </message>
    <message>
        <source>%1 % of the pixels differ</source>
        <translation>画素の %1 % が異なります</translation>
    </message>
    <message>
        <source>in the colours of the second</source>
        <translation>二つ目の色で示します</translation>
    </message>
    <message>
        <source>among the best five of each</source>
        <translation>それぞれの上位五つの中で</translation>
    </message>
    <message>
        <source>The two have different counts of numbers</source>
        <translation>二つの数の個数が違います</translation>
    </message>
    <message>
        <source>number by number, in their units</source>
        <translation>数ごと、それぞれの単位で</translation>
    </message>
    <message>
        <source>The input is no answer: choose two others</source>
        <translation>入力は回答ではありません。別の二つを選んでください</translation>
    </message>
    <message>
        <source>One of the two is not there</source>
        <translation>二つのうち一つがありません</translation>
    </message>
    <message>
        <source>The two are of different kinds</source>
        <translation>二つの種類が違います</translation>
    </message>
    <message>
        <source>Embeddings of two networks have no common axes: their colours and clusters cannot be subtracted</source>
        <translation>二つのネットワークの埋め込みには共通の軸がなく、色もクラスターも引き算できません</translation>
    </message>
    <message>
        <source>Jigsaws have no difference: tiles in the wrong place are marked</source>
        <translation>ジグソーに差はありません。場所を誤った断片に印が付いています</translation>
    </message>
    <message>
        <source>not in both</source>
        <translation>両方にはありません</translation>
    </message>
    <message>
        <source>the %1 that differ most</source>
        <translation>差が最も大きい %1 個</translation>
    </message>
</context>
<context>
    <name>AnswerPaint</name>
    <message>
        <source>%1 × %2 × %3 m</source>
        <translation>%1 × %2 × %3 m</translation>
    </message>
    <message>
        <source>centre off by %1 m</source>
        <translation>中心のずれ %1 m</translation>
    </message>
    <message>
        <source>%1 off by %2°</source>
        <translation>%1 のずれ %2°</translation>
    </message>
    <message>
        <source>turned %1°, %2 m away</source>
        <translation>回転 %1°、距離 %2 m</translation>
    </message>
    <message>
        <source>turn off by %1°, place by %2 m</source>
        <translation>回転のずれ %1°、位置のずれ %2 m</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>true class at place %1</source>
        <translation>正しいクラスは %1 位</translation>
    </message>
    <message>
        <source>true class not among the best %1</source>
        <translation>正しいクラスは上位 %1 件にありません</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 画素</translation>
    </message>
    <message>
        <source>nine tiles, shuffled</source>
        <translation>九つの断片、並べ替え済み</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>それぞれ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n 枚のビュー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n 個のセグメント</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n 個のクラスター</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of 9 tiles in place</source>
        <translation>9 個の断片のうち %1 個が正しい位置</translation>
    </message>
    <message>
        <source>sure to %1 %</source>
        <translation>確信度 %1 %</translation>
    </message>
    <message>
        <source>the same point</source>
        <translation>同じ点</translation>
    </message>
    <message>
        <source>different points</source>
        <translation>違う点</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正しい</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>誤り</translation>
    </message>
    <message>
        <source>match %1 %</source>
        <translation>一致 %1 %</translation>
    </message>
    <message>
        <source>Alike in colour: near in the embedding</source>
        <translation>色が似ている所は埋め込みでも近い</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1 方向</translation>
    </message>
    <message>
        <source>camera not known: drawn for a view of %1°</source>
        <translation>カメラ不明：画角 %1° として描いています</translation>
    </message>
    <message>
        <source>being asked for</source>
        <translation>問い合わせ中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The same point</source>
        <translation>同じ点</translation>
    </message>
    <message>
        <source>Different points</source>
        <translation>違う点</translation>
    </message>
    <message>
        <source>Asking the network …</source>
        <translation>ネットワークに問い合わせ中…</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>損失 %1</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>%2 個中 %1 位</translation>
    </message>
    <message numerus="yes">
        <source>the first of %n channel(s)</source>
        <translation>
            <numerusform>%n チャンネルのうち最初のもの</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BuiltinStudy</name>
    <message>
        <source>the paper&apos;s measurements, transfers trained on 16k images, orders 1 to 24</source>
        <translation>論文の測定値、転移は画像 16k 枚で学習、次数 1～24</translation>
    </message>
    <message>
        <source>the paper&apos;s measurements, transfers trained on 1k images, orders 1 to 4</source>
        <translation>論文の測定値、転移は画像 1k 枚で学習、次数 1～4</translation>
    </message>
    <message>
        <source>the measurements behind the paper&apos;s figure 7, orders 1 and 2</source>
        <translation>論文の図 7 のもとになった測定値、次数 1 と 2</translation>
    </message>
    <message>
        <source>TaskAtlas&apos;s own measurements on rendered rooms, orders 1 to 4, with networks and outputs</source>
        <translation>レンダリングした部屋での TaskAtlas 自身の測定値、次数 1～4、ネットワークと出力付き</translation>
    </message>
</context>
<context>
    <name>ColourMap</name>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>グレー</translation>
    </message>
    <message>
        <source>Blue to orange</source>
        <translation>青～オレンジ</translation>
    </message>
    <message>
        <source>Purple to green</source>
        <translation>紫～緑</translation>
    </message>
</context>
<context>
    <name>CsvCheck</name>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>ファイルを読み込めません: %1</translation>
    </message>
    <message>
        <source>The file is empty; a header line is expected.</source>
        <translation>ファイルが空です。ヘッダー行が必要です。</translation>
    </message>
    <message>
        <source>one column for each target</source>
        <translation>ターゲットごとに 1 列</translation>
    </message>
</context>
<context>
    <name>Damage</name>
    <message>
        <source>is missing, while other views of the building have it</source>
        <translation>この建物の他のビューにはあるのに、欠けています</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>読み取れません：%1</translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation>通常のファイルではありません</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>ファイルが空です</translation>
    </message>
    <message>
        <source>holds zeros only</source>
        <translation>内容がすべてゼロです</translation>
    </message>
    <message>
        <source>ends before its picture does</source>
        <translation>画像の途中で終わっています</translation>
    </message>
    <message>
        <source>takes more memory than there is to decode</source>
        <translation>デコードに必要なメモリが足りません</translation>
    </message>
    <message>
        <source>neither a PNG nor a JPEG</source>
        <translation>PNG でも JPEG でもありません</translation>
    </message>
    <message>
        <source>the PNG ends before its picture does</source>
        <translation>PNG が画像の途中で終わっています</translation>
    </message>
    <message>
        <source>the JPEG ends before its picture does</source>
        <translation>JPEG が画像の途中で終わっています</translation>
    </message>
    <message>
        <source>the PNG claims %1 × %2 pixels, more than are read (%3 a side, %4 in all)</source>
        <translation>PNG は %1 × %2 ピクセルとされ、読み取れる上限（一辺 %3、全体で %4）を超えています</translation>
    </message>
    <message>
        <source>the JPEG claims %1 × %2 pixels, more than are read (%3 a side, %4 in all)</source>
        <translation>JPEG は %1 × %2 ピクセルとされ、読み取れる上限（一辺 %3、全体で %4）を超えています</translation>
    </message>
    <message>
        <source>a JPEG of printing colours (CMYK) is not read</source>
        <translation>印刷用の色（CMYK）の JPEG は読み取れません</translation>
    </message>
    <message>
        <source>a label map has one channel of 8 or 16 bits, not colours</source>
        <translation>ラベル画像は 8 または 16 ビットの 1 チャンネルで、カラーではありません</translation>
    </message>
    <message>
        <source>damaged JSON</source>
        <translation>JSON が壊れています</translation>
    </message>
    <message>
        <source>no NumPy array (.npy)</source>
        <translation>NumPy 配列（.npy）ではありません</translation>
    </message>
    <message>
        <source>the NumPy array ends in its header</source>
        <translation>NumPy 配列がヘッダーの途中で終わっています</translation>
    </message>
    <message>
        <source>damaged PNG (%1)</source>
        <translation>PNG が壊れています（%1）</translation>
    </message>
    <message>
        <source>damaged JPEG (%1)</source>
        <translation>JPEG が壊れています（%1）</translation>
    </message>
    <message>
        <source>has %1 bytes, which no such file has</source>
        <translation>%1 バイトあり、この種のファイルではありえません</translation>
    </message>
    <message>
        <source>is a JPEG, whose compression changes labels</source>
        <translation>JPEG であり、圧縮によってラベルが変わります</translation>
    </message>
    <message>
        <source>has %1 bits a sample; depth in 1/512 m takes 16</source>
        <translation>1 サンプル %1 ビットです。1/512 m 単位の深度には 16 ビット必要です</translation>
    </message>
    <message>
        <source>has %1 bits a sample; curvature takes 8</source>
        <translation>1 サンプル %1 ビットです。曲率には 8 ビット必要です</translation>
    </message>
    <message>
        <source>has %1 channel(s) where %2 are needed</source>
        <translation>チャンネルが %1 個です。%2 個必要です</translation>
    </message>
    <message>
        <source>has %1 × %2 pixels, most files of its kind %3 × %4 pixels</source>
        <translation>%1 × %2 ピクセルです。同種のファイルの多くは %3 × %4 ピクセルです</translation>
    </message>
    <message>
        <source>has %1 values, most files of its kind %2 values</source>
        <translation>値が %1 個です。同種のファイルの多くは %2 個です</translation>
    </message>
    <message>
        <source>holds no values</source>
        <translation>値がありません</translation>
    </message>
    <message>
        <source>holds values that are not finite</source>
        <translation>有限でない値があります</translation>
    </message>
    <message>
        <source>says that it is of point %1, its name of point %2</source>
        <translation>内容では点 %1、ファイル名では点 %2 となっています</translation>
    </message>
    <message>
        <source>says that it is view %1, its name view %2</source>
        <translation>内容ではビュー %1、ファイル名ではビュー %2 となっています</translation>
    </message>
    <message>
        <source>download it; tasks that need it pass over this view</source>
        <translation>ダウンロードしてください。これを必要とするタスクはこのビューを飛ばします</translation>
    </message>
    <message>
        <source>download or render it again</source>
        <translation>ダウンロードまたはレンダリングをやり直してください</translation>
    </message>
    <message>
        <source>check that it is there, its permissions and the disk</source>
        <translation>ファイルの有無、権限、ディスクを確認してください</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>ディスクを確認してください</translation>
    </message>
    <message>
        <source>check again with fewer threads, or get a picture of the usual size</source>
        <translation>スレッドを減らして検査し直すか、通常の大きさの画像を用意してください</translation>
    </message>
    <message>
        <source>get it as a PNG</source>
        <translation>PNG で入手してください</translation>
    </message>
    <message>
        <source>write it anew as a 16-bit PNG</source>
        <translation>16 ビットの PNG として書き直してください</translation>
    </message>
    <message>
        <source>one of them is wrong; get the file again</source>
        <translation>どちらかが誤りです。ファイルを入手し直してください</translation>
    </message>
    <message>
        <source>get it in that size</source>
        <translation>その大きさのものを入手してください</translation>
    </message>
    <message>
        <source>fetch it again</source>
        <translation>入手し直してください</translation>
    </message>
    <message>
        <source>fetch the file again</source>
        <translation>ファイルを入手し直してください</translation>
    </message>
    <message>
        <source>use a smaller picture</source>
        <translation>もっと小さい画像を使ってください</translation>
    </message>
    <message>
        <source>convert it to RGB</source>
        <translation>RGB に変換してください</translation>
    </message>
</context>
<context>
    <name>DatasetFigures</name>
    <message>
        <source>Annotations of %1</source>
        <translation>%1 のアノテーション</translation>
    </message>
    <message>
        <source>All tasks of %1</source>
        <translation>%1 の全タスク</translation>
    </message>
    <message>
        <source>Contact sheet of the selected views</source>
        <translation>選択したビューのコンタクトシート</translation>
    </message>
</context>
<context>
    <name>DatasetReport</name>
    <message>
        <source>splits from its tables</source>
        <translation>分割は付属の表による</translation>
    </message>
    <message>
        <source>splits from its manifest</source>
        <translation>分割は付属のマニフェストによる</translation>
    </message>
    <message>
        <source>it has no splits: buildings are shared out</source>
        <translation>分割の指定がないため、建物ごとに割り振ります</translation>
    </message>
    <message>
        <source>No view has: %1</source>
        <translation>次のものを持つビューがありません：%1</translation>
    </message>
    <message>
        <source>Its list of classes cannot be used</source>
        <translation>クラスの一覧が使えません</translation>
    </message>
    <message>
        <source>No view has all files that it needs</source>
        <translation>必要なファイルがすべて揃ったビューがありません</translation>
    </message>
    <message>
        <source>No point has as many views as it needs</source>
        <translation>必要な数のビューを持つ点がありません</translation>
    </message>
    <message>
        <source>No samples for training</source>
        <translation>学習用のサンプルがありません</translation>
    </message>
    <message>
        <source>No samples for validation</source>
        <translation>検証用のサンプルがありません</translation>
    </message>
    <message>
        <source>No samples for test</source>
        <translation>テスト用のサンプルがありません</translation>
    </message>
    <message>
        <source>training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>No views for %1: an experiment needs at least three buildings, which are shared out among training, validation and test.</source>
        <translation>%1用のビューがありません。実験には、学習・検証・テストに割り振る建物が少なくとも三つ必要です。</translation>
    </message>
</context>
<context>
    <name>DatasetSource</name>
    <message>
        <source>%1 holds no samples. A dataset has files such as building/rgb/point_0_view_0_domain_rgb.png in it.</source>
        <translation>%1 にはサンプルがありません。データセットには building/rgb/point_0_view_0_domain_rgb.png のようなファイルが含まれます。</translation>
    </message>
    <message>
        <source>Found instead: %1: %2</source>
        <translation>代わりに見つかったもの: %1: %2</translation>
    </message>
</context>
<context>
    <name>Derivation</name>
    <message>
        <source>Against</source>
        <translation>対戦相手</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>勝ち</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>負け</translation>
    </message>
    <message>
        <source>Shared images</source>
        <translation>共通画像数</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>勝率</translation>
    </message>
    <message>
        <source>Ratio w′</source>
        <translation>比 w′</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, all with lower affinities</source>
        <translation>
            <numerusform>ほか %n 個、いずれも親和度はこれより低い</numerusform>
        </translation>
    </message>
    <message>
        <source>A transfer of a task to itself is no candidate of the program: full supervision stands there instead, worth the own network&apos;s value.</source>
        <translation>タスクからそれ自身への転移は整数計画の候補になりません。代わりに完全教師ありが入り、その価値は自身のネットワークの値です。</translation>
    </message>
    <message>
        <source>The scenario maximises %1, which was not measured for this transfer: it is no candidate.</source>
        <translation>このシナリオは %1 を最大化しますが、この転移では測定されていないため、候補になりません。</translation>
    </message>
    <message>
        <source>The scenario “%1” maximises %2. Importance r = %3 of the target times the transfer&apos;s value v = %4 is its coefficient in the program: &lt;b&gt;%5&lt;/b&gt;.</source>
        <translation>シナリオ「%1」は %2 を最大化します。整数計画における係数は、ターゲットの重要度 r = %3 と転移の価値 v = %4 の積: &lt;b&gt;%5&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>Select a cell to see how its affinity comes about.</source>
        <translation>セルを選択すると、その親和度の導出過程が表示されます。</translation>
    </message>
    <message>
        <source>Wins</source>
        <translation>勝敗</translation>
    </message>
    <message numerus="yes">
        <source>%n alternative(s) for this target were compared, image by image, on up to %1 test images. A tie counts for neither side.</source>
        <translation>
            <numerusform>このターゲットの代替案 %n 個を、最大 %1 枚のテスト画像で画像ごとに比較しました。引き分けはどちらの勝ちにも数えません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean loss: %1 over %2 images.</source>
        <translation>平均損失: %1（画像 %2 枚）。</translation>
    </message>
    <message>
        <source>Ratio matrix</source>
        <translation>比の行列</translation>
    </message>
    <message>
        <source>Win rates W are clipped to [0.001, 0.999]; the ratio is w′ᵢⱼ = wᵢⱼ / wⱼᵢ (equation 2 of the paper): how many times more often it wins than it loses.</source>
        <translation>勝率 W は [0.001, 0.999] に切り詰めます。比は w′ᵢⱼ = wᵢⱼ / wⱼᵢ（論文の式 2）で、負けに対して勝ちが何倍あるかを表します。</translation>
    </message>
    <message>
        <source>Principal eigenvector</source>
        <translation>主固有ベクトル</translation>
    </message>
    <message>
        <source>Eigenvalue %1 of a matrix of %2 alternatives, consistency index %3 (0: no contradictions). This alternative&apos;s component, all of them summing to 1, is its affinity: &lt;b&gt;%4&lt;/b&gt;.</source>
        <translation>代替案 %2 個の行列の固有値は %1、整合度指数は %3（0: 矛盾なし）。全成分の和を 1 としたときの、この代替案の成分が親和度です: &lt;b&gt;%4&lt;/b&gt;。</translation>
    </message>
    <message numerus="yes">
        <source>In %n resample(s) of the images it was between %1 and %2 nine times out of ten (standard error %3), its rank between %4 and %5.</source>
        <translation>
            <numerusform>画像のリサンプリング %n 回では、10 回中 9 回の割合で %1～%2（標準誤差 %3）、順位は %4～%5 でした。</numerusform>
        </translation>
    </message>
    <message>
        <source>The study itself holds the affinity %1, computed otherwise.</source>
        <translation>スタディ自体が持つ親和度は %1 で、別の方法で計算されています。</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>It was not measured.</source>
        <translation>測定されていません。</translation>
    </message>
    <message>
        <source>The study holds the affinity &lt;b&gt;%1&lt;/b&gt;. The losses of the test images that it was computed from are not in the study, so the tournament and the ratio matrix cannot be shown.</source>
        <translation>スタディが持つ親和度は &lt;b&gt;%1&lt;/b&gt; です。計算のもとになったテスト画像の損失がスタディに含まれていないため、対戦結果と比の行列は表示できません。</translation>
    </message>
    <message>
        <source>Gain %1, quality %2.</source>
        <translation>ゲイン %1、クオリティ %2。</translation>
    </message>
    <message>
        <source>Share among transfers of first order</source>
        <translation>1 次の転移の中での割合</translation>
    </message>
    <message>
        <source>All transfers of first order into this target, its own network among them, have affinities of %1 together; the heat map shows %2 / %1 = &lt;b&gt;%3&lt;/b&gt;.</source>
        <translation>このターゲットへの 1 次の転移（自身のネットワークを含む）の親和度の合計は %1 です。ヒートマップに表示される値: %2 / %1 = &lt;b&gt;%3&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>Coefficient in the program</source>
        <translation>整数計画における係数</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message numerus="yes">
        <source>%Ln core(s)</source>
        <translation>
            <numerusform>%Ln コア</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%2 のうち %1 が空き</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空き %1</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>使用できません: %1</translation>
    </message>
</context>
<context>
    <name>Domain</name>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Large picture</source>
        <translation>大きな画像</translation>
    </message>
    <message>
        <source>Depth (z-buffer)</source>
        <translation>深度（z バッファ）</translation>
    </message>
    <message>
        <source>Distance (Euclidean)</source>
        <translation>距離（ユークリッド）</translation>
    </message>
    <message>
        <source>Surface normals</source>
        <translation>表面法線</translation>
    </message>
    <message>
        <source>Principal curvature</source>
        <translation>主曲率</translation>
    </message>
    <message>
        <source>Reshading</source>
        <translation>リシェーディング</translation>
    </message>
    <message>
        <source>Occlusion edges</source>
        <translation>遮蔽エッジ</translation>
    </message>
    <message>
        <source>Texture edges</source>
        <translation>テクスチャエッジ</translation>
    </message>
    <message>
        <source>2D keypoints</source>
        <translation>2D キーポイント</translation>
    </message>
    <message>
        <source>3D keypoints</source>
        <translation>3D キーポイント</translation>
    </message>
    <message>
        <source>2D segments</source>
        <translation>2D セグメント</translation>
    </message>
    <message>
        <source>2.5D segments</source>
        <translation>2.5D セグメント</translation>
    </message>
    <message>
        <source>Semantic segments</source>
        <translation>意味セグメント</translation>
    </message>
    <message>
        <source>Object classes</source>
        <translation>物体クラス</translation>
    </message>
    <message>
        <source>Scene classes</source>
        <translation>シーンクラス</translation>
    </message>
    <message>
        <source>Camera and layout</source>
        <translation>カメラとレイアウト</translation>
    </message>
    <message>
        <source>Other views of the point</source>
        <translation>同じポイントの他のビュー</translation>
    </message>
    <message>
        <source>Valid pixels</source>
        <translation>有効画素</translation>
    </message>
    <message>
        <source>Semantics (colours)</source>
        <translation>意味（色）</translation>
    </message>
    <message>
        <source>Mesh fragments</source>
        <translation>メッシュ断片</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln 日</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationPlots</name>
    <message>
        <source>full supervision</source>
        <translation>完全教師あり</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>Gain by supervision budget</source>
        <translation>教師付け予算別のゲイン</translation>
    </message>
    <message>
        <source>Quality by supervision budget</source>
        <translation>教師付け予算別のクオリティ</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>予算</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message numerus="yes">
        <source>%n targets have no value</source>
        <translation>
            <numerusform>値のないターゲットが %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>fully supervised</source>
        <translation>完全教師あり</translation>
    </message>
</context>
<context>
    <name>FigureKind</name>
    <message>
        <source>Transfers as measured</source>
        <translation>測定された転移</translation>
    </message>
    <message>
        <source>Affinities</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>Task taxonomy</source>
        <translation>タスク分類体系</translation>
    </message>
    <message>
        <source>What each budget buys</source>
        <translation>予算ごとに得られる成果</translation>
    </message>
    <message>
        <source>Gain over tasks and budgets</source>
        <translation>タスクと予算別のゲイン</translation>
    </message>
    <message>
        <source>Quality over tasks and budgets</source>
        <translation>タスクと予算別のクオリティ</translation>
    </message>
    <message>
        <source>Against random taxonomies</source>
        <translation>ランダムなタスク分類体系との比較</translation>
    </message>
    <message>
        <source>Similarity of tasks</source>
        <translation>タスクの類似度</translation>
    </message>
    <message>
        <source>Annotations of one view</source>
        <translation>1 つのビューのアノテーション</translation>
    </message>
    <message>
        <source>Contact sheet of views</source>
        <translation>ビューのコンタクトシート</translation>
    </message>
    <message>
        <source>One view, all tasks</source>
        <translation>1 つのビュー、全タスク</translation>
    </message>
    <message>
        <source>Outputs of networks</source>
        <translation>ネットワークの出力</translation>
    </message>
</context>
<context>
    <name>FigurePreset</name>
    <message>
        <source>%1, full width (%2)</source>
        <translation>%1、全幅（%2）</translation>
    </message>
    <message>
        <source>%1, one column (%2)</source>
        <translation>%1、1 段幅（%2）</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>This scenario is infeasible: %1</source>
        <translation>このシナリオは実行不可能です：%1</translation>
    </message>
</context>
<context>
    <name>FrontierPlot</name>
    <message>
        <source>No budget works.</source>
        <translation>成り立つ予算がありません。</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目的関数値</translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation>平均ゲイン</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>平均クオリティ</translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation>教師付け予算</translation>
    </message>
    <message>
        <source>The best objective for budgets from %1 to %2 rises from %3 to %4.</source>
        <translation>予算 %1～%2 で、最良の目的関数値は %3 から %4 へ上昇します。</translation>
    </message>
</context>
<context>
    <name>GraphComparison</name>
    <message>
        <source>%1, %2</source>
        <comment>study, scenario</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
</context>
<context>
    <name>GraphOptions</name>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
</context>
<context>
    <name>GraphPicture</name>
    <message>
        <source>supervised</source>
        <translation>教師あり</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>転移</translation>
    </message>
    <message>
        <source>source only</source>
        <translation>ソースのみ</translation>
    </message>
    <message>
        <source>novel (target only)</source>
        <translation>新規（ターゲットのみ）</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>no kind</source>
        <translation>種別なし</translation>
    </message>
    <message>
        <source>several sources together</source>
        <translation>複数ソースの併用</translation>
    </message>
    <message>
        <source>both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>%1 のみ</translation>
    </message>
    <message>
        <source>Affinity p, by exp(−20 p)</source>
        <translation>親和度 p、exp(−20 p) で着色</translation>
    </message>
    <message>
        <source>Affinity p among first-order ones, by exp(−20 p)</source>
        <translation>1 次の転移の中での親和度 p、exp(−20 p) で着色</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>禁止</translation>
    </message>
</context>
<context>
    <name>GraphPlot</name>
    <message>
        <source>No taxonomy: %1.</source>
        <translation>タスク分類体系がありません: %1。</translation>
    </message>
    <message>
        <source>Mean gain %1, mean quality %2.</source>
        <translation>平均ゲイン %1、平均クオリティ %2。</translation>
    </message>
    <message>
        <source>A, %1: %2 B, %3: %4</source>
        <translation>A、%1：%2 B、%3：%4</translation>
    </message>
    <message numerus="yes">
        <source>A taxonomy of %n target(s).</source>
        <translation>
            <numerusform>ターゲット %n 個のタスク分類体系。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n supervised task(s): %1.</source>
        <translation>
            <numerusform>教師ありタスク %n 個: %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) of A are in B too.</source>
        <translation>
            <numerusform>A の転移のうち %n 件は B にもあります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>%1 to %2: %3 not measured</source>
        <translation>%1 → %2: %3 は未測定</translation>
    </message>
    <message>
        <source>%1 to %2: %3 %4</source>
        <translation>%1 → %2: %3 %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation>%1（対数）</translation>
    </message>
    <message>
        <source>%1 p (coloured by exp(−%2 p))</source>
        <translation>%1 p（exp(−%2 p) で着色）</translation>
    </message>
    <message>
        <source>%1: a heat map of %2 by %3 cells.</source>
        <translation>%1: %2 × %3 セルのヒートマップ。</translation>
    </message>
    <message>
        <source>Nothing is measured.</source>
        <translation>測定値がありません。</translation>
    </message>
    <message>
        <source>Highest: %1. Lowest: %2.</source>
        <translation>最大: %1。最小: %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) are not measured.</source>
        <translation>
            <numerusform>未測定のセルが %n 個あります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasureTables</name>
    <message>
        <source>%1 for %2: no value</source>
        <translation>%2 に対する %1: 値なし</translation>
    </message>
    <message>
        <source>%1 for %2: no rank correlation; puts first: %3</source>
        <translation>%2 に対する %1: 順位相関なし。1 位: %3</translation>
    </message>
    <message>
        <source>%1 for %2: Spearman ρ %3; puts first: %4; measured best: %5</source>
        <translation>%2 に対する %1: Spearman の ρ %3。1 位: %4。実測の最良: %5</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>What can be known before any training</source>
        <translation>学習の前にわかること</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Targets that have a value</source>
        <translation>値のあるターゲット</translation>
    </message>
    <message>
        <source>Targets with two sources at least that have a value and a measured affinity</source>
        <translation>値と測定された親和度を持つソースが 2 つ以上あるターゲット</translation>
    </message>
    <message>
        <source>Spearman ρ</source>
        <translation>Spearman の ρ</translation>
    </message>
    <message>
        <source>Rank correlation of the measure with the first-order affinities over a target&apos;s sources, its mean over targets</source>
        <translation>ターゲットのソースにわたる指標と 1 次の親和度の順位相関の、ターゲット平均</translation>
    </message>
    <message>
        <source>Interval of that mean, by drawing as many targets anew 1,000 times</source>
        <translation>同数のターゲットを 1,000 回抽出し直して求めた、その平均の区間</translation>
    </message>
    <message>
        <source>Spearman ρ
5 %</source>
        <translation>Spearman の ρ
5 %</translation>
    </message>
    <message>
        <source>Spearman ρ
95 %</source>
        <translation>Spearman の ρ
95 %</translation>
    </message>
    <message>
        <source>Kendall τ</source>
        <translation>Kendall の τ</translation>
    </message>
    <message>
        <source>Kendall&apos;s tau-b likewise, its mean over targets</source>
        <translation>同様に Kendall の τ-b のターゲット平均</translation>
    </message>
    <message>
        <source>Spearman ρ
pooled</source>
        <translation>Spearman の ρ
一括</translation>
    </message>
    <message>
        <source>Over all cells at once, each being its rank within its target</source>
        <translation>各セルをターゲット内の順位に置き換え、全セルをまとめて計算</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>What is transferred to</source>
        <translation>転移先</translation>
    </message>
    <message>
        <source>puts first</source>
        <translation>1 位</translation>
    </message>
    <message>
        <source>The source with the highest value</source>
        <translation>値が最も大きいソース</translation>
    </message>
    <message>
        <source>measured best</source>
        <translation>実測の最良</translation>
    </message>
    <message>
        <source>The source with the highest first-order affinity, of those with representations</source>
        <translation>表現のあるソースのうち、1 次の親和度が最も高いもの</translation>
    </message>
    <message>
        <source>place of
the first</source>
        <translation>1 位の
実測順位</translation>
    </message>
    <message>
        <source>Place of the source put first among the measured affinities; 1 is the best</source>
        <translation>1 位としたソースの、測定された親和度での順位。1 が最良</translation>
    </message>
    <message>
        <source>Rank correlation of the measure with this target&apos;s first-order affinities</source>
        <translation>指標とこのターゲットの 1 次の親和度の順位相関</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Sources that are compared; the target&apos;s own is not</source>
        <translation>比較したソースの数。ターゲット自身は除く</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Samples that the measure was taken on</source>
        <translation>指標の計算に使ったサンプルの数</translation>
    </message>
    <message>
        <source>Which measure it concerns</source>
        <translation>どの指標に関するものか</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>Why something has no value</source>
        <translation>値がない理由</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Rank correlation of each measure with the measured affinities</source>
        <translation>各指標と測定された親和度の順位相関</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>CKA, Gaussian</source>
        <translation>CKA（ガウス）</translation>
    </message>
    <message>
        <source>Centred kernel alignment: how alike the source&apos;s and the target&apos;s network see the same images, with a linear kernel; from −1 to 1.</source>
        <translation>中心化カーネルアライメント: ソースとターゲットのネットワークが同じ画像をどの程度似て捉えるか。線形カーネル、−1～1。</translation>
    </message>
    <message>
        <source>Centred kernel alignment with a Gaussian kernel as wide as the median distance between two images; from −1 to 1.</source>
        <translation>2 枚の画像間の距離の中央値を幅とするガウスカーネルによる中心化カーネルアライメント。−1～1。</translation>
    </message>
    <message>
        <source>Duality diagram similarity: how alike the source&apos;s and the target&apos;s network see the same images, each number standardised, with a Laplacian kernel; from −1 to 1.</source>
        <translation>双対図式類似度: ソースとターゲットのネットワークが同じ画像をどの程度似て捉えるか。各数値を標準化し、ラプラスカーネルを使用、−1～1。</translation>
    </message>
    <message>
        <source>Representation similarity analysis: the rank correlation of how unlike two images are to the source&apos;s and to the target&apos;s network, over all pairs of images; from −1 to 1.</source>
        <translation>表現類似度分析: 全画像対について、ソースとターゲットのネットワークから見た 2 枚の画像の非類似度の順位相関。−1～1。</translation>
    </message>
    <message>
        <source>Log evidence of the target&apos;s labels under linear regression from the source&apos;s representations, at its greatest, in nats an image; any number.</source>
        <translation>ソースの表現からの線形回帰におけるターゲットのラベルの対数エビデンスの最大値（画像あたり nat）。任意の値。</translation>
    </message>
    <message>
        <source>How well the source&apos;s representations tell the target&apos;s classes apart, with shrunk covariances; from 0 to the number of classes less one. Targets without classes have none.</source>
        <translation>ソースの表現がターゲットのクラスをどの程度区別するか（縮小推定した共分散）。0～クラス数 − 1。クラスのないターゲットには値がありません。</translation>
    </message>
    <message>
        <source>&lt;p&gt;What can be known of transfers before any is trained, from the representations of the study&apos;s networks. Values compare within a target alone: the higher, the better the transfer from that source is expected to be. Where first-order transfers are measured, each measure is held against them by the rank correlation over a target&apos;s sources, the target&apos;s own network left out.&lt;/p&gt;</source>
        <translation>&lt;p&gt;転移を学習する前に、スタディのネットワークの表現からわかること。値は同じターゲット内でのみ比較でき、大きいほど、そのソースからの転移が良いと予想されます。1 次の転移が測定されている場合は、ターゲット自身のネットワークを除き、ターゲットのソースにわたる順位相関で各指標と比べます。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>This study holds measurements alone: representations are needed. They come with experiments that this program runs: make one with File ▸ New study.</source>
        <translation>このスタディには測定結果しかなく、表現が必要です。表現はこのプログラムで実行する実験で作られます。「ファイル ▸ 新規スタディ」で作成してください。</translation>
    </message>
    <message>
        <source>Representations are not here: a study that came with TaskAtlas has its networks alone. Save as… makes a study of your own of it, whose representations the page Run computes.</source>
        <translation>表現はここにありません。TaskAtlas に付属のスタディにはネットワークだけが入っています。「名前を付けて保存…」で自分のスタディにすると、「実行」ページで表現を計算できます。</translation>
    </message>
    <message>
        <source>Representations of this study&apos;s networks are not here: they are yet to be computed, or were deleted. The page Run computes them.</source>
        <translation>このスタディのネットワークの表現はここにありません。まだ計算されていないか、削除されました。「実行」ページで計算できます。</translation>
    </message>
    <message>
        <source>Representations of one network alone are here, and two at least are needed. The page Run computes the others.</source>
        <translation>1 つのネットワークの表現しかありません。少なくとも 2 つ必要です。残りは「実行」ページで計算できます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s), run seed %1; similarities on %2 images.</source>
        <translation>
            <numerusform>ネットワーク %Ln 個、実行シード %1。類似度は画像 %2 枚による。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with the first-order affinities that were measured.</source>
        <translation>測定された 1 次の親和度と比較しています。</translation>
    </message>
    <message>
        <source>No transfer has been measured yet to compare them with.</source>
        <translation>比較できる転移はまだ測定されていません。</translation>
    </message>
    <message>
        <source>Comparing networks…</source>
        <translation>ネットワークを比較中…</translation>
    </message>
    <message>
        <source>Reading labels…</source>
        <translation>ラベルを読み込み中…</translation>
    </message>
    <message>
        <source>Computing %1…</source>
        <translation>%1 を計算中…</translation>
    </message>
    <message>
        <source>Reading the dataset…</source>
        <translation>データセットを読み込み中…</translation>
    </message>
</context>
<context>
    <name>NewStudyDialog</name>
    <message>
        <source>%1 cannot be made.</source>
        <translation>%1 を作成できません。</translation>
    </message>
</context>
<context>
    <name>OtherStudy</name>
    <message>
        <source>Studies (*.taskstudy);;All files (*)</source>
        <translation>スタディ (*.taskstudy);;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>OutputContent</name>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>There is no ground truth for this image</source>
        <translation>この画像に正解はありません</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>ラベルなし</translation>
    </message>
</context>
<context>
    <name>OutputRows</name>
    <message>
        <source>Task-specific network</source>
        <translation>タスク専用ネットワーク</translation>
    </message>
    <message>
        <source>From scratch (pixels)</source>
        <translation>ゼロから学習（画素）</translation>
    </message>
    <message>
        <source>Average predictor</source>
        <translation>平均の予測</translation>
    </message>
</context>
<context>
    <name>OutputsPlot</name>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Angle between</source>
        <translation>なす角</translation>
    </message>
    <message>
        <source>%1 minus %2: %3</source>
        <translation>%1 − %2：%3</translation>
    </message>
    <message>
        <source>Outputs for %1. %2</source>
        <translation>%1 の出力。%2</translation>
    </message>
    <message>
        <source>Photo: %1</source>
        <translation>写真：%1</translation>
    </message>
    <message>
        <source>Target: %1 · image: %2</source>
        <translation>ターゲット：%1 · 画像：%2</translation>
    </message>
    <message>
        <source>Outputs for %1 on %2. %3</source>
        <translation>%2 に対する %1 の出力。%3</translation>
    </message>
</context>
<context>
    <name>OutputsReader</name>
    <message>
        <source>Not among the outputs that the study keeps of this image</source>
        <translation>スタディがこの画像について保存した出力の中にありません</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>Taxonomy</source>
        <translation>タクソノミー</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>データセット</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
</context>
<context>
    <name>PlanSummary</name>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>ジョブ %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>メモリー %1</translation>
    </message>
    <message>
        <source>%1 of disk</source>
        <translation>ディスク %1</translation>
    </message>
    <message>
        <source>%1 of disk, of which only %2 are free</source>
        <translation>ディスク %1（空きは %2 のみ）</translation>
    </message>
    <message>
        <source>would take this machine about %1</source>
        <translation>このマシンでは約 %1</translation>
    </message>
</context>
<context>
    <name>PosePaint</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>ProfileFields</name>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>Steps of training, 1 to 10,000,000; time grows in proportion</source>
        <translation>学習のステップ数、1～10,000,000。時間はこれに比例します</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Samples in a step, 1 to 4096</source>
        <translation>1 ステップのサンプル数、1～4096</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Of Adam at the beginning, above 0 and at most 1</source>
        <translation>Adam の初めの学習率、0 より大きく 1 以下</translation>
    </message>
    <message>
        <source>Final rate</source>
        <translation>最終比率</translation>
    </message>
    <message>
        <source>By what the learning rate is multiplied at the end of training, above 0 and at most 1</source>
        <translation>学習の終わりに学習率に掛ける係数、0 より大きく 1 以下</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, 0 to 1</source>
        <translation>重みをゼロに近づけます。0～1</translation>
    </message>
    <message>
        <source>Images and networks</source>
        <translation>画像とネットワーク</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>画像の大きさ</translation>
    </message>
    <message>
        <source>Pixels a side that networks see: 32 to 1024, a multiple of 16</source>
        <translation>ネットワークが見る一辺の画素数：32～1024、16 の倍数</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>compact: small networks for processors; resnet50: the paper&apos;s, which need a graphics card</source>
        <translation>compact：プロセッサー向けの小さなネットワーク。resnet50：論文のもので、グラフィックスカードが必要です</translation>
    </message>
    <message>
        <source>Rendered views</source>
        <translation>描画するビュー</translation>
    </message>
    <message>
        <source>Pictures that are rendered where no dataset is given, 10 to 10,000,000</source>
        <translation>データセットがない場合に描画する画像の数、10～10,000,000</translation>
    </message>
    <message>
        <source>Rooms&apos; seed</source>
        <translation>部屋のシード</translation>
    </message>
    <message>
        <source>Another seed, other rooms</source>
        <translation>シードが変われば部屋も変わります</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>学習画像</translation>
    </message>
    <message>
        <source>On which a task network trains at most; 0 = all of the split</source>
        <translation>タスクネットワークの学習に使う枚数の上限。0 = 分割のすべて</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>On which networks are compared at most; 0 = all of the split</source>
        <translation>ネットワークの比較に使う枚数の上限。0 = 分割のすべて</translation>
    </message>
    <message>
        <source>Training of task networks</source>
        <translation>タスクネットワークの学習</translation>
    </message>
    <message>
        <source>Training of transfers</source>
        <translation>転移の学習</translation>
    </message>
    <message>
        <source>Which transfers</source>
        <translation>転移の選び方</translation>
    </message>
    <message>
        <source>Beam width</source>
        <translation>ビーム幅</translation>
    </message>
    <message>
        <source>How many of a target&apos;s best sources are combined in higher orders, 1 to 10</source>
        <translation>高次の転移で組み合わせる、目標にとって最良のソースの数、1～10</translation>
    </message>
    <message>
        <source>Readouts a job</source>
        <translation>ジョブ当たりの読み出し</translation>
    </message>
    <message>
        <source>Source sets that one job takes together, 1 to 1000: more share more work, fewer lose less when stopped</source>
        <translation>一つのジョブがまとめて扱うソースの組の数、1～1000。多いほど計算を共有でき、少ないほど停止時の損失が減ります</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Each is a whole experiment, task networks included: 1, 2, …</source>
        <translation>それぞれがタスクネットワークを含む一つの実験です：1, 2, …</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Jobs at once</source>
        <translation>同時に行うジョブ</translation>
    </message>
    <message>
        <source>Processes that each do a job, 0 to 1024; 0 = as many as the cores allow</source>
        <translation>それぞれ一つのジョブを行うプロセスの数、0～1024。0 = コア数に応じて</translation>
    </message>
    <message>
        <source>by cores</source>
        <translation>コア数に応じて</translation>
    </message>
    <message>
        <source>Threads a job</source>
        <translation>ジョブ当たりのスレッド</translation>
    </message>
    <message>
        <source>1 to 1024; results differ in their last digits with the number of threads, which is why it belongs to the profile</source>
        <translation>1～1024。結果の末尾の桁はスレッド数で変わるため、プロファイルに含まれます</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>auto: a graphics card where there is one; cpu; cuda; cuda:1 for the second card</source>
        <translation>auto：グラフィックスカードがあればそれを使用。cpu、cuda、cuda:1 は 2 枚目のカード</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>クイック</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>ワークステーション</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>論文</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>カスタム</translation>
    </message>
    <message>
        <source>A first look: eight tasks of all four kinds, orders 1 and 2, small images; minutes on two cores.</source>
        <translation>まず見てみるために：4 種別すべてから 8 タスク、1 次と 2 次、小さな画像。2 コアで数分です。</translation>
    </message>
    <message>
        <source>The paper&apos;s whole design, 26 tasks and orders 1 to 4, on small images and networks; within an hour on two cores.</source>
        <translation>論文の設計すべて（26 タスク、1～4 次）を小さな画像とネットワークで。2 コアで 1 時間以内です。</translation>
    </message>
    <message>
        <source>As Workstation, with more images and longer training: what the sample study was measured with; some hours.</source>
        <translation>「ワークステーション」より画像が多く学習も長いもの。サンプルスタディの測定に使われました。数時間かかります。</translation>
    </message>
    <message>
        <source>The paper&apos;s image sizes, networks and numbers of steps. It needs a graphics card, a large dataset and weeks.</source>
        <translation>論文どおりの画像の大きさ、ネットワーク、ステップ数。グラフィックスカード、大きなデータセット、数週間が必要です。</translation>
    </message>
    <message>
        <source>A profile of your own.</source>
        <translation>自分で作ったプロファイルです。</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>source and target</source>
        <translation>ソースかつターゲット</translation>
    </message>
    <message>
        <source>source only</source>
        <translation>ソースのみ</translation>
    </message>
    <message>
        <source>target only</source>
        <translation>ターゲットのみ</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>its full supervision was not measured</source>
        <translation>その完全教師ありは測定されていません</translation>
    </message>
    <message>
        <source>its full supervision has no measured %1</source>
        <translation>その完全教師ありには %1 の測定値がありません</translation>
    </message>
    <message>
        <source>its role, “%1”, does not let it be supervised itself</source>
        <translation>その役割「%1」では自身を教師付けできません</translation>
    </message>
    <message>
        <source>it is forbidden as a source itself</source>
        <translation>それ自身がソースとして禁止されています</translation>
    </message>
    <message>
        <source>its full supervision is forbidden</source>
        <translation>その完全教師ありは禁止されています</translation>
    </message>
    <message>
        <source>this study has no measurement into it; its role may be source or unused</source>
        <translation>このスタディにはそれへの転移の測定値がありません。役割はソースまたは未使用にできます</translation>
    </message>
    <message>
        <source>this study has no transfer from another task into it (only %1)</source>
        <translation>このスタディには他のタスクからそれへの転移がありません（%1 のみ）</translation>
    </message>
    <message>
        <source>no transfer into it has a measured %1</source>
        <translation>それへの転移には %1 の測定値がありません</translation>
    </message>
    <message>
        <source>roles, the maximum order or what is forbidden exclude every transfer into it</source>
        <translation>役割、最大次数または禁止の指定により、それへの転移がすべて除外されています</translation>
    </message>
    <message numerus="yes">
        <source>it has %n source(s), and the maximum order is %1</source>
        <translation>
            <numerusform>ソースが %n 個ありますが、最大次数は %1 です</numerusform>
        </translation>
    </message>
    <message>
        <source>its target is among its own sources</source>
        <translation>ターゲットが自身のソースに含まれています</translation>
    </message>
    <message>
        <source>it has no measured %1</source>
        <translation>%1 の測定値がありません</translation>
    </message>
    <message>
        <source>its sources may not be supervised</source>
        <translation>そのソースは教師付けできません</translation>
    </message>
    <message>
        <source>full supervision of %1 is required</source>
        <translation>%1 の完全教師ありが必須です</translation>
    </message>
    <message>
        <source>the required transfer %1 needs %2</source>
        <translation>必須の転移 %1 には %2 が必要です</translation>
    </message>
    <message>
        <source>%1 is required as a source</source>
        <translation>%1 はソースとして必須です</translation>
    </message>
    <message>
        <source>the budget of %1 is too small: serving every target costs at least %2</source>
        <translation>予算 %1 では不足です。すべてのターゲットへの供給には少なくとも %2 が必要です</translation>
    </message>
    <message>
        <source>the budget of %1 is too small</source>
        <translation>予算 %1 では不足です</translation>
    </message>
    <message>
        <source>the required and forbidden sources and transfers contradict the formulation</source>
        <translation>必須および禁止のソースと転移が定式化と矛盾しています</translation>
    </message>
    <message>
        <source>nothing can serve %1: the sources that its transfers need are forbidden, or cannot be supervised</source>
        <translation>%1 に供給できるものがありません: その転移に必要なソースが禁止されているか、教師付けできません</translation>
    </message>
    <message>
        <source>nothing can serve %1: %2</source>
        <translation>%1 に供給できるものがありません: %2</translation>
    </message>
    <message>
        <source>nothing can serve %1: %2, and %3</source>
        <translation>%1 に供給できるものがありません: %2。また、%3</translation>
    </message>
    <message>
        <source>%1, but its role, “%2”, does not let it be supervised</source>
        <translation>%1。しかし、その役割「%2」では教師付けできません</translation>
    </message>
    <message>
        <source>%1 is required, but %2 is no target</source>
        <translation>%1 は必須ですが、%2 はターゲットではありません</translation>
    </message>
    <message>
        <source>%1 is required, but %2</source>
        <translation>%1 は必須ですが、%2</translation>
    </message>
    <message>
        <source>%1 is required as a source. In the web solver&apos;s formulation a supervised target serves itself, which it cannot here: its full supervision was not measured or is forbidden, or a transfer into it is required</source>
        <translation>%1 はソースとして必須です。Web ソルバーの定式化では教師付けされたターゲットは自身に供給しますが、ここではできません: その完全教師ありが未測定か禁止されている、またはそれへの転移が必須とされています</translation>
    </message>
    <message>
        <source>%1 is both required and forbidden as a source</source>
        <translation>%1 はソースとして必須と禁止の両方に指定されています</translation>
    </message>
    <message>
        <source>%1, but %2 is forbidden as a source</source>
        <translation>%1。しかし、%2 はソースとして禁止されています</translation>
    </message>
    <message>
        <source>two different transfers into %1 are required; a target is served by one</source>
        <translation>%1 への異なる 2 つの転移が必須とされていますが、ターゲットに供給する転移は 1 つです</translation>
    </message>
    <message>
        <source>%1 is both required and forbidden</source>
        <translation>%1 は必須と禁止の両方に指定されています</translation>
    </message>
    <message>
        <source>this study has no %1 for any transfer; choose another value</source>
        <translation>このスタディにはどの転移にも %1 がありません。別の価値を選んでください</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3, since %4) is running this study.</source>
        <translation>%1（%3 のプロセス %2、%4 から）がこのスタディを実行中です。</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3, since %4) is editing this study.</source>
        <translation>%1（%3 のプロセス %2、%4 から）がこのスタディを編集中です。</translation>
    </message>
    <message>
        <source>the budget of %1 is too small: serving every target costs at least %2 with %3 required</source>
        <translation>予算 %1 では足りません：%3 が必須であるため、すべてのターゲットを満たすには少なくとも %2 かかります</translation>
    </message>
</context>
<context>
    <name>RunSnapshot</name>
    <message>
        <source>It needs: %1</source>
        <translation>必要なもの：%1</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3) runs it</source>
        <translation>%1（%3 のプロセス %2）が実行しています</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>省略</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>部屋</translation>
    </message>
    <message>
        <source>Task networks</source>
        <translation>タスクネットワーク</translation>
    </message>
    <message>
        <source>Representations</source>
        <translation>表現</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>ベースライン</translation>
    </message>
    <message>
        <source>First-order transfers</source>
        <translation>1 次の転移</translation>
    </message>
    <message>
        <source>Higher-order transfers</source>
        <translation>高次の転移</translation>
    </message>
    <message>
        <source>Furnished rooms are rendered with exact annotations</source>
        <translation>正確な注釈を付けて家具のある部屋を描画します</translation>
    </message>
    <message>
        <source>One network for each task is trained, fully supervised</source>
        <translation>タスクごとに一つのネットワークを完全な教師ありで学習します</translation>
    </message>
    <message>
        <source>Each network&apos;s encoder looks once at all images that transfers need</source>
        <translation>各ネットワークのエンコーダーが、転移に必要な画像をすべて一度ずつ見ます</translation>
    </message>
    <message>
        <source>What transfers are compared with: a network trained from scratch on the same few images, and the best constant</source>
        <translation>転移の比較対象：同じ少数の画像で一から学習したネットワークと、最良の定数</translation>
    </message>
    <message>
        <source>Small readouts are trained from each source into each target</source>
        <translation>各ソースから各ターゲットへの小さな読み出しを学習します</translation>
    </message>
    <message>
        <source>Readouts from several sources at once, chosen by the first order&apos;s results: a target&apos;s begin when its first order is done</source>
        <translation>複数のソースからの読み出し。1 次の結果から選ばれ、ターゲットの 1 次が終わると始まります</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>キュー待ち</translation>
    </message>
    <message>
        <source>Slurm task %1</source>
        <translation>Slurm タスク %1</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>%Ln job(s) failed or depend on one that did.</source>
        <translation>
            <numerusform>%Ln 件のジョブが失敗したか、失敗したものに依存しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the study…</source>
        <translation>スタディを確認しています…</translation>
    </message>
    <message>
        <source>Nothing to run</source>
        <translation>実行するものがありません</translation>
    </message>
    <message>
        <source>Ready to run</source>
        <translation>実行できます</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Running elsewhere</source>
        <translation>ほかの場所で実行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Stopped: the disk is full</source>
        <translation>停止：ディスクがいっぱいです</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止しています</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>測定済み</translation>
    </message>
    <message>
        <source>Measured in part</source>
        <translation>一部を測定済み</translation>
    </message>
    <message>
        <source>Not complete: jobs failed</source>
        <translation>未完了：失敗したジョブがあります</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了しました</translation>
    </message>
    <message>
        <source>The dataset is not there</source>
        <translation>データセットがありません</translation>
    </message>
    <message>
        <source>This study came with TaskAtlas as it was measured, networks included, and stays as it is. Save as… makes one of your own that can be measured on; a new study is measured from the beginning.</source>
        <translation>このスタディはネットワークを含む測定済みの状態で TaskAtlas に付属し、変更されません。「名前を付けて保存…」で、さらに測定できる自分のスタディになります。新しいスタディは最初から測定されます。</translation>
    </message>
    <message>
        <source>This study holds measurements that were imported or published. To measure task transfer on images, rendered ones or your own, make a new study.</source>
        <translation>このスタディには、取り込まれた、または公表された測定結果が入っています。描画した画像や自分の画像でタスク転移を測るには、新しいスタディを作成してください。</translation>
    </message>
    <message>
        <source>Run starts it. It goes on by itself, in a process of its own, also when this window is closed; results appear in Affinity and Taxonomy as they come in.</source>
        <translation>「実行」で始まります。独立したプロセスなので、このウィンドウを閉じても続きます。結果は得られしだい「親和度」と「タクソノミー」に表示されます。</translation>
    </message>
    <message>
        <source>It goes on by itself, also when this window is closed. %1.</source>
        <translation>このウィンドウを閉じても続きます。%1。</translation>
    </message>
    <message>
        <source>%1. It can be followed, paused and cancelled from here.</source>
        <translation>%1。ここから進み具合の確認、一時停止、中止ができます。</translation>
    </message>
    <message>
        <source>Jobs in hand go on to their end, and no other is begun. Resume lets it go on; Cancel ends it.</source>
        <translation>進行中のジョブは最後まで続き、新しいジョブは始まりません。「再開」で続け、「中止」で終わらせます。</translation>
    </message>
    <message>
        <source>There is no room left where %1 lies. Free some, then Resume does what is missing.</source>
        <translation>%1 のある場所に空きがありません。空きを作ってから「再開」すると、残りを行います。</translation>
    </message>
    <message>
        <source>The table says why; a double click shows a job&apos;s log. Resume tries them again; everything else is kept.</source>
        <translation>理由は表にあります。ダブルクリックでジョブのログが表示されます。「再開」で再試行し、それ以外はすべて残ります。</translation>
    </message>
    <message>
        <source>What is done is kept. Resume does what is missing and nothing twice.</source>
        <translation>終わったものは残ります。「再開」は残りだけを行い、同じことは繰り返しません。</translation>
    </message>
    <message>
        <source>All jobs are done. Affinity, Taxonomy and Evaluation show the results.</source>
        <translation>すべてのジョブが終わりました。「親和度」「タクソノミー」「評価」で結果を見られます。</translation>
    </message>
    <message>
        <source>The measurements are in the study and stay. Networks and representations, which lay in %1, would be computed again by Run; only outputs of networks need them.</source>
        <translation>測定結果はスタディの中にあり、残ります。%1 にあったネットワークと表現は「実行」で計算し直せます。必要なのはネットワークの出力だけです。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Put it back or mount it where it was; then Resume goes on.</source>
        <translation>%1 を読めません。元の場所に戻すかマウントしてから「再開」してください。</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln job(s)</source>
        <translation>
            <numerusform>ジョブ %Ln 件中 %L1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · 残り %2</translation>
    </message>
    <message numerus="yes">
        <source>Render %Ln view(s)</source>
        <translation>
            <numerusform>ビュー %Ln 枚を描画</numerusform>
        </translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 を学習</translation>
    </message>
    <message>
        <source>Encode by %1 for %2</source>
        <translation>%2 のために %1 で符号化</translation>
    </message>
    <message>
        <source>Encode by %1</source>
        <translation>%1 で符号化</translation>
    </message>
    <message>
        <source>Baselines of %1</source>
        <translation>%1 のベースライン</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single source(s) → %1</source>
        <translation>
            <numerusform>単独のソース %Ln 個 → %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln combination(s) of %L1 sources → %2</source>
        <translation>
            <numerusform>%L1 ソースの組 %Ln 通り → %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured; networks are missing</source>
        <translation>測定済み、ネットワークなし</translation>
    </message>
    <message>
        <source>The measurements are in the study and stay. Networks and representations were made by another version of TaskAtlas, or with other settings; Run would compute those of this version, which outputs of networks and new transfers need.</source>
        <translation>測定結果はスタディの中にあり、残ります。ネットワークと表現は別のバージョンの TaskAtlas または別の設定で作られたものです。「実行」はこのバージョンのものを計算します。ネットワークの出力と新しい転移にはそれが必要です。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) go on in Slurm, also when this window is closed. Resume with Slurm follows them; Cancel ends them.</source>
        <translation>
            <numerusform>%Ln 個のジョブは、このウィンドウを閉じても Slurm で続きます。Slurm での再開で追跡でき、キャンセルで終了します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln queued · %2 of work left</source>
        <translation>
            <numerusform>%1 · キュー待ち %Ln 個 · 残り作業 %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>FoV %1°</source>
        <translation>視野角 %1°</translation>
    </message>
    <message>
        <source>Focal %1 px</source>
        <translation>焦点距離 %1 px</translation>
    </message>
    <message>
        <source>Height %1 m</source>
        <translation>高さ %1 m</translation>
    </message>
    <message>
        <source>At z %1 m</source>
        <translation>z %1 m</translation>
    </message>
    <message>
        <source>Pitch %1°</source>
        <translation>ピッチ %1°</translation>
    </message>
    <message>
        <source>room</source>
        <translation>部屋</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1 方向</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>読み込めません</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <source>Direction by colour,</source>
        <translation>色は方向を表示</translation>
    </message>
    <message>
        <source>as on a ball</source>
        <translation>（球面のとおり）</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>Colours as stored</source>
        <translation>保存されたままの色</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>セグメント %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of the pixels valid</source>
        <translation>有効画素 %1%</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 ピクセル</translation>
    </message>
    <message>
        <source>%1: no file</source>
        <translation>%1: ファイルなし</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No other view is listed</source>
        <translation>他のビューは記載されていません</translation>
    </message>
    <message numerus="yes">
        <source>Seen in %Ln other view(s): %1</source>
        <translation>
            <numerusform>他の %Ln 個のビューで見えます：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) listed</source>
        <translation>
            <numerusform>記載された対応点：%Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing traced: depth or pose is missing</source>
        <translation>追跡なし：深度または姿勢がありません</translation>
    </message>
    <message>
        <source>%L1 of %L2 places traced through depth</source>
        <translation>%L2 か所中 %L1 か所を深度で追跡</translation>
    </message>
    <message>
        <source>Black %1, white %2</source>
        <translation>黒 %1、白 %2</translation>
    </message>
</context>
<context>
    <name>SamplePlot</name>
    <message>
        <source>Annotations of %1. %2</source>
        <translation>%1 のアノテーション。%2</translation>
    </message>
</context>
<context>
    <name>ScenarioEdits</name>
    <message>
        <source>Source and target</source>
        <translation>ソースかつターゲット</translation>
    </message>
    <message>
        <source>Source only</source>
        <translation>ソースのみ</translation>
    </message>
    <message>
        <source>Target only</source>
        <translation>ターゲットのみ</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>Square root of affinity</source>
        <translation>親和度の平方根</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>論文</translation>
    </message>
    <message>
        <source>Web solver</source>
        <translation>Web ソルバー</translation>
    </message>
</context>
<context>
    <name>ScorePaint</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>truth: %1</source>
        <translation>正解：%1</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>正解</translation>
    </message>
</context>
<context>
    <name>SheetPlot</name>
    <message>
        <source>damaged</source>
        <translation>破損</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s), each with: %1.</source>
        <translation>
            <numerusform>ビュー %n 個、それぞれの内容: %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignificancePlot</name>
    <message>
        <source>The taxonomy</source>
        <translation>本タスク分類体系</translation>
    </message>
    <message>
        <source>Random sources, best transfers</source>
        <translation>ランダムなソース、最良の転移</translation>
    </message>
    <message>
        <source>Random sources, random transfers</source>
        <translation>ランダムなソース、ランダムな転移</translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation>平均ゲイン</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>平均クオリティ</translation>
    </message>
    <message>
        <source>Lines: medians; bands: 5th to 95th percentile. Filled: better than 95 % of the random ones with best transfers.</source>
        <translation>線: 中央値、帯: 5～95 パーセンタイル。塗りつぶし: 最良の転移を用いるランダムなもののうち 95% より良い。</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>予算 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>  %1: none that is feasible</source>
        <translation>  %1: 実行可能なものなし</translation>
    </message>
    <message>
        <source>  %1: median %2, 5th to 95th percentile %3 to %4, p = %5</source>
        <translation>  %1: 中央値 %2、5～95 パーセンタイル %3～%4、p = %5</translation>
    </message>
    <message>
        <source>Only %1 of %2 samples were found: hardly any random set is feasible.</source>
        <translation>%2 個中 %1 個のサンプルしか見つかりませんでした。実行可能なランダム集合がほとんどありません。</translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation>教師付け予算</translation>
    </message>
    <message>
        <source>No budget works.</source>
        <translation>成り立つ予算がありません。</translation>
    </message>
    <message>
        <source>The taxonomies of %1 budgets against %2 random ones each, seed %3.</source>
        <translation>%1 通りの予算それぞれのタスク分類体系を、ランダムな %2 個と比較。シード %3。</translation>
    </message>
    <message>
        <source>%1 is better than 95 % of those with best transfers at %2 of %3 budgets.</source>
        <translation>%1 は、%3 通りの予算のうち %2 通りで、最良の転移を用いるものの 95% を上回ります。</translation>
    </message>
</context>
<context>
    <name>StudyComparison</name>
    <message>
        <source>full supervision</source>
        <translation>完全教師あり</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Of both studies, or of one of them</source>
        <translation>両方またはいずれか一方のスタディにあるもの</translation>
    </message>
    <message>
        <source>Spearman ρ</source>
        <translation>Spearman の ρ</translation>
    </message>
    <message>
        <source>Rank correlation of the first-order affinities of the sources that both measured</source>
        <translation>両方で測定されたソースの 1 次親和度の順位相関</translation>
    </message>
    <message>
        <source>Kendall τ</source>
        <translation>Kendall の τ</translation>
    </message>
    <message>
        <source>Kendall&apos;s tau-b of the same affinities</source>
        <translation>同じ親和度に対する Kendall の τ-b</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共通</translation>
    </message>
    <message>
        <source>Sources that both studies measured</source>
        <translation>両方のスタディで測定されたソース</translation>
    </message>
    <message>
        <source>served alike</source>
        <translation>供給元が同じ</translation>
    </message>
    <message>
        <source>Whether both taxonomies serve the target by the same sources</source>
        <translation>両方のタスク分類体系で、ターゲットの供給元が同じソースかどうか</translation>
    </message>
    <message>
        <source>sources in
%1</source>
        <translation>%1 での
ソース</translation>
    </message>
    <message>
        <source>The sources of the transfer in this study&apos;s taxonomy</source>
        <translation>このスタディのタスク分類体系における転移のソース</translation>
    </message>
    <message>
        <source>The sources of the transfer in the other&apos;s taxonomy</source>
        <translation>比較先のタスク分類体系における転移のソース</translation>
    </message>
    <message>
        <source>quality in
%1</source>
        <translation>%1 での
クオリティ</translation>
    </message>
    <message>
        <source>Quality of the transfer here</source>
        <translation>このスタディでの転移のクオリティ</translation>
    </message>
    <message>
        <source>Quality of the transfer there</source>
        <translation>比較先での転移のクオリティ</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Affinities: over all targets Spearman ρ %1, Kendall τ %2; mean of the targets ρ %3, τ %4; %5 pairs that both measured.</source>
        <translation>親和度: 全ターゲットで Spearman の ρ %1、Kendall の τ %2。ターゲットごとの平均は ρ %3、τ %4。両方で測定された組は %5 個。</translation>
    </message>
    <message>
        <source>Tasks: %1 of both, %2 in %3 alone, %4 in %5 alone.</source>
        <translation>タスク: 共通 %1 個、%3 のみ %2 個、%5 のみ %4 個。</translation>
    </message>
    <message>
        <source>Taxonomies: %1 of %2 targets are served alike; %3 sources of both, %4 in %5 alone, %6 in %7 alone.</source>
        <translation>タスク分類体系: %2 個中 %1 個のターゲットで供給元が同じ。ソースは共通 %3 個、%5 のみ %4 個、%7 のみ %6 個。</translation>
    </message>
    <message>
        <source>Mean gain %1 and %2, mean quality %3 and %4.</source>
        <translation>平均ゲインは %1 と %2、平均クオリティは %3 と %4。</translation>
    </message>
    <message>
        <source>No taxonomies to compare. %1</source>
        <translation>比較できるタスク分類体系がありません。%1</translation>
    </message>
    <message>
        <source>What the scenario says of %1 was left out there.</source>
        <translation>シナリオのうち %1 に関する指定は、比較先では除外しました。</translation>
    </message>
</context>
<context>
    <name>TaskContent</name>
    <message>
        <source>Counts for nothing here</source>
        <translation>ここでは対象外</translation>
    </message>
    <message>
        <source>%1 % of the pixels count</source>
        <translation>対象画素 %1%</translation>
    </message>
    <message>
        <source>%1 colours, as the answers can tell</source>
        <translation>%1 色（答えで区別できる色）</translation>
    </message>
    <message>
        <source>White: the %1 pixels that are compared</source>
        <translation>白: 比較する %1 画素</translation>
    </message>
    <message>
        <source>No target: a projection drawn at random</source>
        <translation>ターゲットなし: 無作為に選んだ射影</translation>
    </message>
    <message>
        <source>There is no other view to form the sample with</source>
        <translation>サンプルを構成する他のビューがありません</translation>
    </message>
    <message>
        <source>Views %1</source>
        <translation>ビュー %1</translation>
    </message>
    <message>
        <source>Centre, m</source>
        <translation>中心 (m)</translation>
    </message>
    <message>
        <source>Room&apos;s centre: %1 m</source>
        <translation>部屋の中心：%1 m</translation>
    </message>
    <message>
        <source>Angles, °</source>
        <translation>角度 (°)</translation>
    </message>
    <message>
        <source>Camera&apos;s angles: %1°</source>
        <translation>カメラの角度：%1°</translation>
    </message>
    <message>
        <source>Extents, m</source>
        <translation>大きさ (m)</translation>
    </message>
    <message>
        <source>Room&apos;s extents: %1 m</source>
        <translation>部屋の大きさ：%1 m</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>%1 方向</translation>
    </message>
    <message>
        <source>Direction of %1: %2</source>
        <translation>%1 の方向：%2</translation>
    </message>
    <message>
        <source>turn, °</source>
        <translation>回転 (°)</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>回転 %1°</translation>
    </message>
    <message>
        <source>move, m</source>
        <translation>移動 (m)</translation>
    </message>
    <message>
        <source>moved by %1 m</source>
        <translation>移動 %1 m</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>TaskKind</name>
    <message>
        <source>2D</source>
        <translation>2D</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Geometric</source>
        <translation>幾何</translation>
    </message>
    <message>
        <source>Semantic</source>
        <translation>意味</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>TaskName</name>
    <message>
        <source>Autoencoding</source>
        <translation>自己符号化</translation>
    </message>
    <message>
        <source>Object Class. (1000)</source>
        <translation>物体分類 (1000)</translation>
    </message>
    <message>
        <source>Scene Class.</source>
        <translation>シーン分類</translation>
    </message>
    <message>
        <source>Object Class. (100)</source>
        <translation>物体分類 (100)</translation>
    </message>
    <message>
        <source>Colorization</source>
        <translation>色付け</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>曲率</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>2D Edges</source>
        <translation>2D エッジ</translation>
    </message>
    <message>
        <source>Occlusion Edges</source>
        <translation>遮蔽エッジ</translation>
    </message>
    <message>
        <source>Egomotion</source>
        <translation>自己運動</translation>
    </message>
    <message>
        <source>Cam. Pose (fix)</source>
        <translation>カメラ姿勢（注視）</translation>
    </message>
    <message>
        <source>In-painting</source>
        <translation>画像補完</translation>
    </message>
    <message>
        <source>Jigsaw</source>
        <translation>ジグソー</translation>
    </message>
    <message>
        <source>2D Keypoints</source>
        <translation>2D キーポイント</translation>
    </message>
    <message>
        <source>3D Keypoints</source>
        <translation>3D キーポイント</translation>
    </message>
    <message>
        <source>Cam. Pose (nonfix)</source>
        <translation>カメラ姿勢（非注視）</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>対応点</translation>
    </message>
    <message>
        <source>Random Proj.</source>
        <translation>ランダム射影</translation>
    </message>
    <message>
        <source>Reshading</source>
        <translation>再シェーディング</translation>
    </message>
    <message>
        <source>Z-Depth</source>
        <translation>Z 深度</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>Normals</source>
        <translation>法線</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>2.5D Segm.</source>
        <translation>2.5D 分割</translation>
    </message>
    <message>
        <source>2D Segm.</source>
        <translation>2D 分割</translation>
    </message>
    <message>
        <source>Semantic Segm.</source>
        <translation>意味的分割</translation>
    </message>
    <message>
        <source>Vanishing Pts.</source>
        <translation>消失点</translation>
    </message>
</context>
<context>
    <name>TaskPlot</name>
    <message numerus="yes">
        <source>%n task(s) of %1.</source>
        <translation>
            <numerusform>%1 のタスク %n 個。</numerusform>
        </translation>
    </message>
    <message>
        <source>No sample of: %1.</source>
        <translation>サンプルのないタスク: %1。</translation>
    </message>
</context>
<context>
    <name>TreePlot</name>
    <message>
        <source>Ward linkage</source>
        <translation>Ward 法</translation>
    </message>
    <message>
        <source>average linkage</source>
        <translation>群平均法</translation>
    </message>
    <message>
        <source>complete linkage</source>
        <translation>完全連結法</translation>
    </message>
    <message>
        <source>single linkage</source>
        <translation>単連結法</translation>
    </message>
    <message>
        <source>%1, kind %2</source>
        <translation>%1、種別: %2</translation>
    </message>
    <message>
        <source>%1, group %2</source>
        <translation>%1、グループ %2</translation>
    </message>
    <message>
        <source>Group %1: %2</source>
        <translation>グループ %1: %2</translation>
    </message>
    <message>
        <source>%1 tasks joined at distance %2: %3</source>
        <translation>距離 %2 で結合されたタスク %1 個: %3</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>There are no sources to compare.</source>
        <translation>比較するソースがありません。</translation>
    </message>
    <message numerus="yes">
        <source>cut: %n groups</source>
        <translation>
            <numerusform>分割: %n グループ</numerusform>
        </translation>
    </message>
    <message>
        <source>Similarity tree of %1 tasks as sources for %2 targets, %3.</source>
        <translation>%2 個のターゲットに対するソースとしてのタスク %1 個の類似度樹形図、%3。</translation>
    </message>
    <message numerus="yes">
        <source>Cut into %n groups.</source>
        <translation>
            <numerusform>%n グループに分割。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WinRates</name>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Whose fully supervised network is compared</source>
        <translation>完全教師ありネットワークを比較するタスク</translation>
    </message>
    <message>
        <source>vs average
as published</source>
        <translation>対平均
論文値</translation>
    </message>
    <message>
        <source>Share of test images on which the network beats the best constant predictor, as the paper prints it (table 1)</source>
        <translation>ネットワークが最良の定数予測器に勝つテスト画像の割合、論文の記載値（表 1）</translation>
    </message>
    <message>
        <source>vs average
this study</source>
        <translation>対平均
本スタディ</translation>
    </message>
    <message>
        <source>The same, from this study&apos;s per-image losses</source>
        <translation>同じ割合をこのスタディの画像ごとの損失から求めたもの</translation>
    </message>
    <message>
        <source>This study less the published value</source>
        <translation>このスタディの値から論文値を引いたもの</translation>
    </message>
    <message>
        <source>vs random
as published</source>
        <translation>対ランダム
論文値</translation>
    </message>
    <message>
        <source>Share of test images on which the network beats a readout on random features, as the paper prints it (table 1)</source>
        <translation>ネットワークがランダム特徴量上のリードアウトに勝つテスト画像の割合、論文の記載値（表 1）</translation>
    </message>
    <message>
        <source>vs random
this study</source>
        <translation>対ランダム
本スタディ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>画像 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean (published: as printed)</source>
        <translation>平均（論文値: 記載のまま）</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Treated as novel: it is never a source</source>
        <translation>新規として扱います。ソースにはなりません</translation>
    </message>
    <message>
        <source>Transfer in this study</source>
        <translation>このスタディでの転移</translation>
    </message>
    <message>
        <source>The transfer of greatest value when every other task may be supervised</source>
        <translation>他のすべてのタスクに教師付けできる場合に、最も価値の高い転移</translation>
    </message>
    <message>
        <source>vs scratch
as published</source>
        <translation>対スクラッチ
論文値</translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats training from scratch (figure 10, right)</source>
        <translation>論文の転移がスクラッチ学習に勝つテスト画像の割合（図 10 右）</translation>
    </message>
    <message>
        <source>vs scratch
this study</source>
        <translation>対スクラッチ
本スタディ</translation>
    </message>
    <message>
        <source>The transfer&apos;s gain</source>
        <translation>転移のゲイン</translation>
    </message>
    <message>
        <source>vs full superv.
as published</source>
        <translation>対完全教師あり
論文値</translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats full supervision (figure 10, right)</source>
        <translation>論文の転移が完全教師ありに勝つテスト画像の割合（図 10 右）</translation>
    </message>
    <message>
        <source>vs full superv.
this study</source>
        <translation>対完全教師あり
本スタディ</translation>
    </message>
    <message>
        <source>The transfer&apos;s quality</source>
        <translation>転移のクオリティ</translation>
    </message>
    <message>
        <source>vs %1
as published</source>
        <translation>対 %1
論文値</translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats these features (figure 10, right); not measured in studies</source>
        <translation>論文の転移がこの特徴量に勝つテスト画像の割合（図 10 右）。スタディでは測定されません</translation>
    </message>
    <message>
        <source>%1 to %2 in nine of ten resamples of rooms</source>
        <translation>部屋単位の再標本化の 10 回中 9 回で %1～%2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AboutDialog</name>
    <message>
        <source>About TaskAtlas</source>
        <translation>TaskAtlas について</translation>
    </message>
    <message>
        <source>Explore task transfer: affinities, taxonomies and the evidence behind them.</source>
        <translation>タスク転移を探索: 親和度、タスク分類体系、そしてその根拠。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>クレジット</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>バージョン情報をコピー</translation>
    </message>
    <message>
        <source>Copy the versions to the clipboard, for a report</source>
        <translation>不具合報告用にバージョン情報をクリップボードにコピー</translation>
    </message>
    <message>
        <source>&lt;p&gt;TaskAtlas&apos;s own code is under the MIT licence. The desktop program as a whole is under the GNU General Public License, version 3, because Qt Charts is.&lt;/p&gt;&lt;p&gt;It uses Qt 6 (LGPL 3, Qt Charts GPL 3), lp_solve (LGPL 2.1), Eigen (MPL 2.0), SQLite (public domain), JSON for Modern C++ (MIT), COLAMD (BSD), libspng (BSD), libjpeg-turbo (BSD, IJG), xxHash (BSD) and, in programs of their own, Graphviz (EPL 1.0), and LibTorch (BSD), Embree and OpenCV (Apache 2.0), Assimp and libzip (BSD). The texts are in the folder &lt;i&gt;licences&lt;/i&gt; of the documentation.&lt;/p&gt;</source>
        <translation>&lt;p&gt;TaskAtlas 自体のコードは MIT ライセンスです。デスクトップ版プログラム全体は、Qt Charts のライセンスに従い、GNU General Public License バージョン 3 です。&lt;/p&gt;&lt;p&gt;Qt 6（LGPL 3、Qt Charts は GPL 3）、lp_solve（LGPL 2.1）、Eigen（MPL 2.0）、SQLite（パブリックドメイン）、JSON for Modern C++（MIT）、COLAMD（BSD）、libspng（BSD）、libjpeg-turbo（BSD、IJG）、xxHash（BSD）、および別プログラムとして Graphviz（EPL 1.0）、LibTorch（BSD）、Embree と OpenCV（Apache 2.0）、Assimp と libzip（BSD）を使用しています。ライセンス本文はドキュメントの &lt;i&gt;licences&lt;/i&gt; フォルダーにあります。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The method and the built-in measurements are those of A. R. Zamir, A. Sax, W. Shen, L. Guibas, J. Malik and S. Savarese, “Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018. Cite it where you publish with them.&lt;/p&gt;&lt;p&gt;Colour maps: viridis and magma by Stéfan van der Walt and Nathaniel Smith (CC0); cividis by Jamie Nuñez, Christopher Anderton and Ryan Renslow (CC BY 4.0). Colours of kinds after Masataka Okabe and Kei Ito.&lt;/p&gt;&lt;p&gt;Rendered rooms are furnished with models of Sweet Home 3D&apos;s libraries: by contributors of Blend Swap (CC0 and CC BY 3.0), Kator Legaz, Reallusion and Scopia (CC BY 3.0). Each rendered dataset names those that it shows, with their authors, in its file CREDITS.md.&lt;/p&gt;</source>
        <translation>&lt;p&gt;手法と内蔵の測定値は、A. R. Zamir, A. Sax, W. Shen, L. Guibas, J. Malik, S. Savarese, “Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018 によるものです。これらを用いて発表する際は同論文を引用してください。&lt;/p&gt;&lt;p&gt;カラーマップ: viridis と magma は Stéfan van der Walt と Nathaniel Smith（CC0）、cividis は Jamie Nuñez、Christopher Anderton、Ryan Renslow（CC BY 4.0）。種別の色は岡部正隆と伊藤啓の配色によります。&lt;/p&gt;&lt;p&gt;描画された部屋の家具は Sweet Home 3D のライブラリのモデルです: Blend Swap の寄稿者（CC0 および CC BY 3.0）、Kator Legaz、Reallusion、Scopia（CC BY 3.0）。描画されたデータセットごとに、使われているモデルと作者がファイル CREDITS.md に記されています。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Furniture</source>
        <translation>家具</translation>
    </message>
    <message>
        <source>Whose furniture the rooms of %1 show</source>
        <translation>%1 の部屋に使われている家具の作者</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AddTaskDialog</name>
    <message>
        <source>%1 was found again.</source>
        <translation>%1 が再び見つかりました。</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>%1 を追加しました。</translation>
    </message>
    <message>
        <source>Files: %1. Views that have one: %2 to train, %3 to validate, %4 to test.</source>
        <translation>ファイル：%1。ファイルのあるビュー：訓練 %2、検証 %3、テスト %4。</translation>
    </message>
    <message>
        <source>It is a novel target: it has no network of its own.</source>
        <translation>新規ターゲットです：自身のネットワークを持ちません。</translation>
    </message>
    <message>
        <source>The next run measures what is new.</source>
        <translation>次の実行で新しいものが測定されます。</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>タスクを追加</translation>
    </message>
    <message>
        <source>&amp;Code:</source>
        <translation>コード(&amp;C)：</translation>
    </message>
    <message>
        <source>Letters, digits and _ . -; commands and files call it so</source>
        <translation>英字、数字、_ . -。コマンドとファイルではこの名で呼ばれます</translation>
    </message>
    <message>
        <source>as the code</source>
        <translation>コードと同じ</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N)：</translation>
    </message>
    <message>
        <source>As it is shown to people</source>
        <translation>表示に使う名前</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>種類(&amp;K)：</translation>
    </message>
    <message>
        <source>By which it is coloured and ordered</source>
        <translation>色と並び順を決めます</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>One file for each view that has one</source>
        <translation>ファイルのあるビューごとに 1 つ</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>フォルダー(&amp;F)：</translation>
    </message>
    <message>
        <source>Labels: pictures</source>
        <translation>ラベル：画像</translation>
    </message>
    <message>
        <source>Labels: a class for each pixel</source>
        <translation>ラベル：画素ごとのクラス</translation>
    </message>
    <message>
        <source>Labels: a vector of numbers</source>
        <translation>ラベル：数値のベクトル</translation>
    </message>
    <message>
        <source>Labels: a class for each view</source>
        <translation>ラベル：ビューごとのクラス</translation>
    </message>
    <message>
        <source>Representations of an encoder: a source</source>
        <translation>エンコーダーの表現：ソース</translation>
    </message>
    <message>
        <source>It &amp;holds:</source>
        <translation>内容(&amp;H)：</translation>
    </message>
    <message>
        <source>What its files are</source>
        <translation>ファイルの中身</translation>
    </message>
    <message>
        <source>Of each label; classes are counted over all labels</source>
        <translation>ラベル 1 つあたりの数。クラスは全ラベルを通しての数</translation>
    </message>
    <message>
        <source>N&amp;umber of channels:</source>
        <translation>チャンネル数(&amp;U)：</translation>
    </message>
    <message>
        <source>N&amp;umber of values:</source>
        <translation>値の数(&amp;U)：</translation>
    </message>
    <message>
        <source>N&amp;umber of classes:</source>
        <translation>クラス数(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Loss:</source>
        <translation>損失(&amp;L)：</translation>
    </message>
    <message>
        <source>By which networks are trained and compared</source>
        <translation>ネットワークの訓練と比較に使います</translation>
    </message>
    <message>
        <source>Source and target</source>
        <translation>ソースとターゲット</translation>
    </message>
    <message>
        <source>Source only</source>
        <translation>ソースのみ</translation>
    </message>
    <message>
        <source>Target only</source>
        <translation>ターゲットのみ</translation>
    </message>
    <message>
        <source>&amp;Role:</source>
        <translation>役割(&amp;R)：</translation>
    </message>
    <message>
        <source>A target only may have few labels: transfers are trained on them, and nothing else</source>
        <translation>ターゲットのみのタスクはラベルが少なくてもかまいません：転移だけがそれで訓練されます</translation>
    </message>
    <message>
        <source>The stored values that become −1 and 1 for the network; without it all that 8 or 16 bits hold</source>
        <translation>ネットワークで −1 と 1 になる保存値。指定しなければ 8 または 16 ビットの全範囲</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>The stored value that becomes −1</source>
        <translation>−1 になる保存値</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The stored value that becomes 1</source>
        <translation>1 になる保存値</translation>
    </message>
    <message>
        <source>&amp;Value without a label:</source>
        <translation>ラベルなしの値(&amp;V)：</translation>
    </message>
    <message>
        <source>The stored value of a pixel that has no label</source>
        <translation>ラベルのない画素の保存値</translation>
    </message>
    <message>
        <source>Value without a label</source>
        <translation>ラベルなしの値</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>追加(&amp;A)</translation>
    </message>
    <message>
        <source>Look at the files and add the task to the study</source>
        <translation>ファイルを調べ、タスクをスタディに追加します</translation>
    </message>
    <message>
        <source>One file for each view that has a label: BUILDING/point_P_view_V.png or .npy, or the dataset&apos;s own tree with another domain. Views without one are passed over.</source>
        <translation>ラベルのあるビューごとに 1 ファイル：BUILDING/point_P_view_V.png または .npy、あるいはドメインだけが異なるデータセットと同じ構成。ファイルのないビューは飛ばされます。</translation>
    </message>
    <message>
        <source>One .npy for each view of the splits val and test, all of one shape: BUILDING/point_P_view_V.npy.</source>
        <translation>val と test の分割の各ビューに .npy を 1 つ、すべて同じ形：BUILDING/point_P_view_V.npy。</translation>
    </message>
    <message>
        <source>Looking at the files …</source>
        <translation>ファイルを調べています…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Ran&amp;ge of stored values:</source>
        <translation>保存値の範囲(&amp;G)：</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AffinityPage</name>
    <message>
        <source>Value under the pointer</source>
        <translation>ポインター位置の値</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>転移</translation>
    </message>
    <message>
        <source>Derivation of the selected cell</source>
        <translation>選択したセルの導出</translation>
    </message>
    <message>
        <source>Derivation</source>
        <translation>導出</translation>
    </message>
    <message>
        <source>Left map</source>
        <translation>左のマップ</translation>
    </message>
    <message>
        <source>Right map</source>
        <translation>右のマップ</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>表示設定</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>&amp;Left:</source>
        <translation>左(&amp;L):</translation>
    </message>
    <message>
        <source>What the left map shows</source>
        <translation>左のマップに表示する値</translation>
    </message>
    <message>
        <source>As in the study</source>
        <translation>スタディの順</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Mean affinity</source>
        <translation>平均親和度</translation>
    </message>
    <message>
        <source>Selected target</source>
        <translation>選択中のターゲット</translation>
    </message>
    <message>
        <source>Selected source</source>
        <translation>選択中のソース</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>類似度</translation>
    </message>
    <message>
        <source>&amp;Order:</source>
        <translation>並び順(&amp;O):</translation>
    </message>
    <message>
        <source>Order of rows and columns in both maps. Click a task&apos;s name to order by it.</source>
        <translation>両方のマップの行と列の並び順です。タスク名をクリックすると、そのタスクで並べ替えます。</translation>
    </message>
    <message>
        <source>“Selected target” orders the sources by what they give to the target of the selected cell, “Selected source” the targets by what they take from its source. “Similarity” clusters the sources by what they are good for, and draws the tree.</source>
        <translation>「選択中のターゲット」は、選択したセルのターゲットへの寄与でソースを並べます。「選択中のソース」は、そのソースから受ける寄与でターゲットを並べます。「類似度」は、何に役立つかでソースをクラスタリングし、樹形図を描きます。</translation>
    </message>
    <message>
        <source>Select a cell first: its task is what the order is by.</source>
        <translation>先にセルを選択してください。そのタスクを基準に並べ替えます。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Cuts the tree into this many groups</source>
        <translation>樹形図をこの数のグループに分割します</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n グループ</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut the tree</source>
        <translation>樹形図の分割</translation>
    </message>
    <message>
        <source>Values in cells</source>
        <translation>セルに値を表示</translation>
    </message>
    <message>
        <source>Writes values into the cells where they fit</source>
        <translation>収まるセルに値を書き込みます</translation>
    </message>
    <message>
        <source>Show values in cells</source>
        <translation>セルの値を表示</translation>
    </message>
    <message>
        <source>Hide values in cells</source>
        <translation>セルの値を非表示</translation>
    </message>
    <message>
        <source>Shows all transfers, of every order, as a table</source>
        <translation>すべての次数の転移を表で表示します</translation>
    </message>
    <message>
        <source>Shows how the selected cell&apos;s affinity comes about</source>
        <translation>選択したセルの親和度の導出過程を表示します</translation>
    </message>
    <message>
        <source>Colours, scales and limits of the two maps</source>
        <translation>両方のマップの色、スケール、範囲</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>表としてコピー</translation>
    </message>
    <message>
        <source>Copies the map that was used last, as tab-separated values</source>
        <translation>最後に使ったマップをタブ区切りの値としてコピーします</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>画像としてコピー</translation>
    </message>
    <message>
        <source>Copies the map that was used last, as it looks</source>
        <translation>最後に使ったマップを表示のままコピーします</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Shows fewer, larger cells</source>
        <translation>セルを少なく大きく表示します</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Shows more, smaller cells</source>
        <translation>セルを多く小さく表示します</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Shows the whole matrix</source>
        <translation>行列全体を表示します</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>タスクを検索</translation>
    </message>
    <message>
        <source>Marks tasks by name or code; Enter goes to the next one</source>
        <translation>名前またはコードでタスクに印を付けます。Enter で次へ移動します</translation>
    </message>
    <message>
        <source>Goes to the search box</source>
        <translation>検索ボックスに移動します</translation>
    </message>
    <message>
        <source>Change the heat map&apos;s display</source>
        <translation>ヒートマップの表示設定を変更</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 を表示</translation>
    </message>
    <message>
        <source>Order the heat maps</source>
        <translation>ヒートマップの並べ替え</translation>
    </message>
    <message>
        <source>This study has no %1.</source>
        <translation>このスタディに %1 はありません。</translation>
    </message>
    <message>
        <source>Normalised affinity</source>
        <translation>正規化親和度</translation>
    </message>
    <message>
        <source>Heat map: %1</source>
        <translation>ヒートマップ: %1</translation>
    </message>
    <message>
        <source>Interval overlaps a neighbour&apos;s</source>
        <translation>隣接順位と区間が重なる</translation>
    </message>
    <message>
        <source>reading the losses …</source>
        <translation>損失を読み込み中…</translation>
    </message>
    <message>
        <source>n = %1 images</source>
        <translation>n = %1 枚</translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>（%n グループ）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · interval being computed</source>
        <translation>%1 · 区間を計算中</translation>
    </message>
    <message>
        <source> · 90 % interval %1 to %2</source>
        <translation> · 90% 区間 %1～%2</translation>
    </message>
    <message>
        <source> · overlaps its neighbour in rank</source>
        <translation> · 順位が隣のものと重なる</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 → %2&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1 → %2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1 not measured</source>
        <translation>%1 は未測定</translation>
    </message>
    <message>
        <source>%1 &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>%1 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>(rank %1 of %2)</source>
        <translation>（%2 件中 %1 位）</translation>
    </message>
    <message>
        <source>Point at a cell, or move with the arrow keys, to read its value, rank and interval.</source>
        <translation>セルにポインターを合わせるか矢印キーで移動すると、値、順位、区間が表示されます。</translation>
    </message>
    <message>
        <source>No task is called “%1”.</source>
        <translation>「%1」というタスクはありません。</translation>
    </message>
    <message>
        <source>%1 targets, %2 sources</source>
        <translation>ターゲット %1 個、ソース %2 個</translation>
    </message>
    <message numerus="yes">
        <source>, %n cell(s) not measured</source>
        <translation>
            <numerusform>、未測定のセル %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Show outputs</source>
        <translation>出力を表示</translation>
    </message>
    <message>
        <source>Shows what the selected cell&apos;s transfer says of test images, those first where it wins most</source>
        <translation>選択したセルの転移がテスト画像にどう答えるかを、最も勝る画像から順に示します</translation>
    </message>
    <message>
        <source>Select a measured cell first: its transfer&apos;s outputs are shown.</source>
        <translation>先に測定済みのセルを選んでください。その転移の出力を表示します。</translation>
    </message>
    <message>
        <source>This study was imported: it has no images and networks to measure transfers with</source>
        <translation>このスタディは取り込まれたもので、転移を測定するための画像もネットワークもありません</translation>
    </message>
    <message>
        <source>A built-in study stays as it is; save a copy, and measure in that</source>
        <translation>内蔵スタディは変更されません。コピーを保存し、そこで測定してください</translation>
    </message>
    <message>
        <source>Measures the selected transfer, or one from sources that you choose, by a run of its own</source>
        <translation>選択した転移、または選んだソースからの転移を、単独の実行で測定します</translation>
    </message>
    <message>
        <source>Measure this transfer…</source>
        <translation>この転移を測定…</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AlternativesPanel</name>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目的関数値</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>使用量</translation>
    </message>
    <message>
        <source>How its sources differ from the best taxonomy&apos;s</source>
        <translation>最良のタスク分類体系とのソースの違い</translation>
    </message>
    <message>
        <source>Its objective</source>
        <translation>その目的関数値</translation>
    </message>
    <message>
        <source>How much less than the best</source>
        <translation>最良との差</translation>
    </message>
    <message>
        <source>What it spends of the budget</source>
        <translation>予算のうちの使用量</translation>
    </message>
    <message>
        <source>The best taxonomies</source>
        <translation>最良のタスク分類体系</translation>
    </message>
    <message>
        <source>Number of taxonomies</source>
        <translation>タスク分類体系の数</translation>
    </message>
    <message>
        <source>How many of the best sets of sources to list</source>
        <translation>列挙する最良のソース集合の数</translation>
    </message>
    <message>
        <source>&amp;Best sets of sources</source>
        <translation>最良のソース集合(&amp;B)</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>探索中…</translation>
    </message>
    <message>
        <source>There is no taxonomy at this budget.</source>
        <translation>この予算で成り立つタスク分類体系はありません。</translation>
    </message>
    <message>
        <source>Choose one to see it in the graph.</source>
        <translation>選択するとグラフに表示されます。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>Type a few letters of what you want to do</source>
        <translation>実行したい操作の名前を数文字入力</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation>一致するコマンド</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::CompareBar</name>
    <message>
        <source>Side by side</source>
        <translation>並べる</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>ワイプ</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>点滅</translation>
    </message>
    <message>
        <source>Signed difference</source>
        <translation>符号付きの差</translation>
    </message>
    <message>
        <source>&amp;Compare:</source>
        <translation>比較(&amp;C)：</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>All panels side by side, or two of them in one place: with a divider, one after the other, or the second minus the first</source>
        <translation>すべて並べるか、二つを同じ場所に重ねます：境界線で、交互に、または二つ目から一つ目を引いて</translation>
    </message>
    <message>
        <source>&amp;First:</source>
        <translation>一つ目(&amp;F)：</translation>
    </message>
    <message>
        <source>First of the comparison</source>
        <translation>比較の一つ目</translation>
    </message>
    <message>
        <source>What the second is compared with</source>
        <translation>二つ目と比べる相手</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>入れ替え</translation>
    </message>
    <message>
        <source>Swaps the first and the second</source>
        <translation>一つ目と二つ目を入れ替えます</translation>
    </message>
    <message>
        <source>&amp;Second:</source>
        <translation>二つ目(&amp;S)：</translation>
    </message>
    <message>
        <source>Second of the comparison</source>
        <translation>比較の二つ目</translation>
    </message>
    <message>
        <source>What is compared with the first</source>
        <translation>一つ目と比べるもの</translation>
    </message>
    <message>
        <source>Di&amp;vider:</source>
        <translation>境界線(&amp;V)：</translation>
    </message>
    <message>
        <source>Divider</source>
        <translation>境界線</translation>
    </message>
    <message>
        <source>Where the first ends and the second begins; it can be dragged in the picture too</source>
        <translation>一つ目が終わり二つ目が始まる所。画像の中でもドラッグできます</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ミリ秒</translation>
    </message>
    <message>
        <source>&amp;Every:</source>
        <translation>間隔(&amp;E)：</translation>
    </message>
    <message>
        <source>Blink interval</source>
        <translation>点滅の間隔</translation>
    </message>
    <message>
        <source>How long each of the two is shown</source>
        <translation>それぞれを表示する時間</translation>
    </message>
    <message>
        <source>Pause blinking</source>
        <translation>点滅を一時停止</translation>
    </message>
    <message>
        <source>Stops at the one that is shown</source>
        <translation>表示中の方で止めます</translation>
    </message>
    <message>
        <source>as colours</source>
        <translation>色で</translation>
    </message>
    <message>
        <source>as clusters</source>
        <translation>クラスターで</translation>
    </message>
    <message>
        <source>E&amp;mbedding:</source>
        <translation>埋め込み(&amp;M)：</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>埋め込み</translation>
    </message>
    <message>
        <source>As a fixed projection to colours, or grouped into clusters</source>
        <translation>固定した射影による色か、クラスターに分けて示します</translation>
    </message>
    <message>
        <source>Ctrl and the wheel, or + and −, zoom all panels together; 0 shows all</source>
        <translation>Ctrl とホイール、または + と − で全パネルを一緒に拡大縮小します。0 で全体</translation>
    </message>
    <message>
        <source>zoom %1 %</source>
        <translation>倍率 %1 %</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ComparePanel</name>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Its sources in the present scenario</source>
        <translation>現在のシナリオでのソース</translation>
    </message>
    <message>
        <source>Its sources in the other scenario</source>
        <translation>比較先のシナリオでのソース</translation>
    </message>
    <message>
        <source>Whether both serve it by the same sources</source>
        <translation>両方で供給元のソースが同じかどうか</translation>
    </message>
    <message>
        <source>Targets of both scenarios</source>
        <translation>両シナリオのターゲット</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較対象</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>比較対象(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n target(s) are served by the same sources.</source>
        <translation>
            <numerusform>%n 個中 %1 個のターゲットの供給元が同じです。</numerusform>
        </translation>
    </message>
    <message>
        <source>Supervised in A only: %1.</source>
        <translation>A のみで教師付け: %1。</translation>
    </message>
    <message>
        <source>Supervised in B only: %1.</source>
        <translation>B のみで教師付け: %1。</translation>
    </message>
    <message>
        <source>full supervision</source>
        <translation>完全教師あり</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>ρ</source>
        <translation>ρ</translation>
    </message>
    <message>
        <source>Rank correlation (Spearman) of the affinities of the sources that both studies measured</source>
        <translation>両方のスタディで測定されたソースの親和度の順位相関（Spearman）</translation>
    </message>
    <message>
        <source>Shows the present scenario and another, or another study&apos;s, as one graph</source>
        <translation>現在のシナリオと、別のシナリオまたは別のスタディを 1 つのグラフに表示します</translation>
    </message>
    <message>
        <source>A scenario of this study, a study that comes with the program, or a file. Another study is only read. Its tasks are matched by code and drawn where this study has them.</source>
        <translation>このスタディのシナリオ、内蔵スタディ、またはファイルです。別のスタディは読み取るだけです。タスクはコードで対応付けられ、このスタディにあるものが描かれます。</translation>
    </message>
    <message>
        <source>Scenario of the other study</source>
        <translation>もう一方のスタディのシナリオ</translation>
    </message>
    <message>
        <source>Under which settings the other study is solved</source>
        <translation>もう一方のスタディを求解するときの設定です</translation>
    </message>
    <message>
        <source>What the two share</source>
        <translation>両者に共通するもの</translation>
    </message>
    <message>
        <source>&amp;Under</source>
        <translation>条件(&amp;U)</translation>
    </message>
    <message>
        <source>A scenario of this study</source>
        <translation>このスタディのシナリオ</translation>
    </message>
    <message>
        <source>A study that comes with the program</source>
        <translation>内蔵スタディ</translation>
    </message>
    <message>
        <source>Other study…</source>
        <translation>別のスタディ…</translation>
    </message>
    <message>
        <source>Choose a study&apos;s file</source>
        <translation>スタディのファイルを選択</translation>
    </message>
    <message>
        <source>Choose another scenario or another study to see what it shares with the present scenario.</source>
        <translation>別のシナリオまたは別のスタディを選ぶと、現在のシナリオとの共通点が表示されます。</translation>
    </message>
    <message>
        <source>A scenario of the other study</source>
        <translation>もう一方のスタディのシナリオ</translation>
    </message>
    <message>
        <source>The present scenario</source>
        <translation>現在のシナリオ</translation>
    </message>
    <message>
        <source>This study&apos;s settings, as far as the other study has the tasks</source>
        <translation>このスタディの設定（もう一方のスタディにあるタスクの範囲）</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比較中…</translation>
    </message>
    <message>
        <source>Cannot compare with %1: %2</source>
        <translation>%1 と比較できません：%2</translation>
    </message>
    <message>
        <source>%1 has no taxonomy: %2.</source>
        <translation>%1 にはタスク分類体系がありません：%2。</translation>
    </message>
    <message>
        <source>none was found in time</source>
        <translation>時間内に見つかりませんでした</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>objective %1, budget %2 (%3 spent), gain %4, quality %5</source>
        <translation>目的関数値 %1、予算 %2（使用 %3）、ゲイン %4、クオリティ %5</translation>
    </message>
    <message>
        <source>The two objectives are of different values and cannot be compared.</source>
        <translation>2 つの目的関数値は異なる価値に基づくため、比較できません。</translation>
    </message>
    <message numerus="yes">
        <source>Affinities: rank correlation ρ %1 (Spearman), τ %2 (Kendall) over %n pair(s) that both measured.</source>
        <translation>
            <numerusform>親和度：両方で測定された %n 組の順位相関 ρ %1（Spearman）、τ %2（Kendall）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Supervised in both: %1.</source>
        <translation>両方で教師あり：%1。</translation>
    </message>
    <message>
        <source>Tasks of B alone, not drawn: %1.</source>
        <translation>B だけのタスク（描画なし）：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) of B with such a task are not drawn.</source>
        <translation>
            <numerusform>そのようなタスクを含む B の転移 %n 件は描かれません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks of A alone: %1.</source>
        <translation>A だけのタスク：%1。</translation>
    </message>
    <message>
        <source>What the scenario says of these was left out for B: %1.</source>
        <translation>次のタスクに関するシナリオの設定は B では除かれました：%1。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ComparisonPanel</name>
    <message>
        <source>Study to compare with</source>
        <translation>比較するスタディ</translation>
    </message>
    <message>
        <source>The study to compare with; both under the present scenario</source>
        <translation>比較するスタディ。どちらにも現在のシナリオを適用します</translation>
    </message>
    <message>
        <source>Compare &amp;with:</source>
        <translation>比較対象(&amp;W):</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>ファイルを選択(&amp;F)…</translation>
    </message>
    <message>
        <source>Compare with a study of your own</source>
        <translation>手元のスタディと比較</translation>
    </message>
    <message>
        <source>Comparison by target</source>
        <translation>ターゲット別の比較</translation>
    </message>
    <message>
        <source>How alike the affinities rank, and by what each target is served</source>
        <translation>親和度の順位の一致度と、各ターゲットの供給元</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>比較しない</translation>
    </message>
    <message>
        <source>Compare studies</source>
        <translation>スタディの比較</translation>
    </message>
    <message>
        <source>Choose a study</source>
        <translation>スタディを選択</translation>
    </message>
    <message>
        <source>Choose a study: how alike the affinities of the two rank, and where their taxonomies differ under the present scenario, is listed here.</source>
        <translation>スタディを選択すると、両者の親和度の順位がどの程度一致するか、また現在のシナリオでタスク分類体系がどこで異なるかが一覧表示されます。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比較中…</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較対象</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::CurveChart</name>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>対数(&amp;L)</translation>
    </message>
    <message>
        <source>Loss curves of the jobs in hand are drawn here.</source>
        <translation>進行中のジョブの損失曲線がここに描かれます。</translation>
    </message>
    <message>
        <source>La&amp;test jobs:</source>
        <translation>最近のジョブ(&amp;T)：</translation>
    </message>
    <message>
        <source>Latest jobs</source>
        <translation>最近のジョブ</translation>
    </message>
    <message>
        <source>Of how many jobs curves are shown: those in hand, then the latest</source>
        <translation>曲線を表示するジョブの数：進行中のもの、次に最近のもの</translation>
    </message>
    <message>
        <source>Losses on a logarithmic axis</source>
        <translation>損失を対数軸で表示</translation>
    </message>
    <message>
        <source>Loss curves</source>
        <translation>損失曲線</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DamageModel</name>
    <message>
        <source>missing</source>
        <translation>欠落</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>読み取り不可</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>途中切れ</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>wrong size</source>
        <translation>サイズ不一致</translation>
    </message>
    <message>
        <source>wrong format</source>
        <translation>形式の誤り</translation>
    </message>
    <message>
        <source>inconsistent</source>
        <translation>不整合</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>破損の種類</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>対処方法</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DamagePanel</name>
    <message>
        <source>Damage report</source>
        <translation>破損レポート</translation>
    </message>
    <message>
        <source>&amp;Check files</source>
        <translation>ファイルを検査(&amp;C)</translation>
    </message>
    <message>
        <source>Look at every file: sizes, headers, ends, and whether they agree</source>
        <translation>各ファイルのサイズ、ヘッダー、末尾、相互の整合性を調べます</translation>
    </message>
    <message>
        <source>Decode &amp;everything</source>
        <translation>すべてデコード(&amp;E)</translation>
    </message>
    <message>
        <source>Read every file whole and verify its checksums: finds more, and takes far longer</source>
        <translation>各ファイルを最後まで読み込み、チェックサムを検証します。より多くの問題が見つかりますが、はるかに時間がかかります</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop checking; what was found before stays</source>
        <translation>検査を停止します。それまでに見つかったものは残ります</translation>
    </message>
    <message>
        <source>C&amp;opy list</source>
        <translation>一覧をコピー(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the list as tab-separated text</source>
        <translation>一覧をタブ区切りテキストとしてコピーします</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>検査の進行状況</translation>
    </message>
    <message>
        <source>Files that something is wrong with</source>
        <translation>問題のあるファイル</translation>
    </message>
    <message>
        <source>Enter or a double click shows the view</source>
        <translation>Enter またはダブルクリックでビューを表示します</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>検査を停止しました。</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>Not checked yet, or nothing was found.</source>
        <translation>まだ検査していないか、問題は見つかりませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of the last check</source>
        <translation>
            <numerusform>前回の検査のファイル %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>検査中…</translation>
    </message>
    <message>
        <source>%L1 files checked: nothing is wrong.</source>
        <translation>%L1 個のファイルを検査しました。問題はありません。</translation>
    </message>
    <message>
        <source>%L1 files checked: %2</source>
        <translation>%L1 個のファイルを検査しました: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them damaged or missing</source>
        <translation>
            <numerusform>うち %Ln 個が破損または欠落</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DatasetPage</name>
    <message>
        <source>Dataset</source>
        <translation>データセット</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>フォルダーを開く…</translation>
    </message>
    <message>
        <source>Open a dataset&apos;s folder</source>
        <translation>データセットのフォルダーを開く</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>再読み込み</translation>
    </message>
    <message>
        <source>List the folder again: files may have come or gone</source>
        <translation>フォルダーを一覧し直します（ファイルの増減に対応）</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>すべてのサンプル</translation>
    </message>
    <message>
        <source>Back to the thumbnails (Escape)</source>
        <translation>サムネイルに戻る（Escape）</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>The view before (arrow left)</source>
        <translation>前のビュー（左矢印キー）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>The view after (arrow right)</source>
        <translation>次のビュー（右矢印キー）</translation>
    </message>
    <message>
        <source>Damage report</source>
        <translation>破損レポート</translation>
    </message>
    <message>
        <source>Check the dataset&apos;s files, and what was found</source>
        <translation>データセットのファイルの検査とその結果</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Larger: thumbnails, or the part of the pictures in sight</source>
        <translation>サムネイル、または画像の表示部分を拡大します</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Smaller: thumbnails, or the pictures</source>
        <translation>サムネイルまたは画像を縮小します</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>標準の大きさ</translation>
    </message>
    <message>
        <source>Whole pictures, thumbnails of the usual size</source>
        <translation>画像全体、標準の大きさのサムネイル</translation>
    </message>
    <message>
        <source>No sample passes the filter.</source>
        <translation>条件に合うサンプルがありません。</translation>
    </message>
    <message>
        <source>There are no samples.</source>
        <translation>サンプルがありません。</translation>
    </message>
    <message>
        <source>Reading a folder…</source>
        <translation>フォルダーを読み込み中…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>サンプル %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 samples</source>
        <translation>%L2 個中 %L1 個のサンプル</translation>
    </message>
    <message>
        <source>&amp;Render rooms…</source>
        <translation>部屋をレンダリング(&amp;R)…</translation>
    </message>
    <message>
        <source>Make a dataset of furnished rooms, with exact annotations</source>
        <translation>家具付きの部屋のデータセットを正確なアノテーション付きで作成</translation>
    </message>
    <message>
        <source>Render rooms</source>
        <translation>部屋をレンダリング</translation>
    </message>
    <message>
        <source>Render rooms…</source>
        <translation>部屋をレンダリング…</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>One view as every task has it: what goes in and what must come out</source>
        <translation>各タスクから見た 1 つのビュー: 入力と求められる出力</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) found so far</source>
        <translation>
            <numerusform>これまでに %Ln 個のサンプルが見つかりました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s), not all: reading was stopped; read again to go on</source>
        <translation>
            <numerusform>サンプル %Ln 個（全部ではありません）。読み取りは中止されました。続けるには読み直してください</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::EmptyDataset</name>
    <message>
        <source>Look at a dataset</source>
        <translation>データセットを見る</translation>
    </message>
    <message>
        <source>A dataset is a folder of pictures, each with annotations: depth, surface normals, edges, classes, the camera and more. Folders in the layouts of Taskonomy and Omnidata open as they are, whole or in part.</source>
        <translation>データセットは画像のフォルダーで、各画像に深度、表面法線、エッジ、クラス、カメラなどのアノテーションが付いています。Taskonomy と Omnidata の構成のフォルダーは、全体でも一部でもそのまま開けます。</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>フォルダーを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder</source>
        <translation>データセットのフォルダーを選択</translation>
    </message>
    <message>
        <source>Open a dataset&apos;s folder</source>
        <translation>データセットのフォルダーを開く</translation>
    </message>
    <message>
        <source>Or drop a folder here</source>
        <translation>フォルダーをここにドロップすることもできます</translation>
    </message>
    <message>
        <source>Recent datasets</source>
        <translation>最近使ったデータセット</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>Open the dataset %1</source>
        <translation>データセット %1 を開く</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::EngineRun</name>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 を起動できません：%2</translation>
    </message>
    <message>
        <source>%1 was killed or has crashed; the machine may be out of memory.</source>
        <translation>%1 が強制終了されたか、異常終了しました。メモリ不足かもしれません。</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2 without saying why.</source>
        <translation>%1 が理由を示さずに終了コード %2 で終了しました。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::EvaluationPage</name>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Gain and quality</source>
        <translation>ゲインとクオリティ</translation>
    </message>
    <message>
        <source>Gain and quality of every target at every budget</source>
        <translation>全ターゲット・全予算のゲインとクオリティ</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>有意性</translation>
    </message>
    <message>
        <source>Ours against random taxonomies of the same budget</source>
        <translation>本タスク分類体系と同じ予算のランダムなタスク分類体系との比較</translation>
    </message>
    <message>
        <source>Similarity tree</source>
        <translation>類似度樹形図</translation>
    </message>
    <message>
        <source>Tasks clustered by what they are good for as sources</source>
        <translation>ソースとして何に役立つかでクラスタリングしたタスク</translation>
    </message>
    <message>
        <source>Win rates</source>
        <translation>勝率</translation>
    </message>
    <message>
        <source>This study&apos;s win rates beside those that the paper prints</source>
        <translation>このスタディの勝率と論文記載の勝率</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>This study beside another one, under the same scenario</source>
        <translation>同じシナリオでの、このスタディと別のスタディの比較</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>データをコピー</translation>
    </message>
    <message>
        <source>Copy what is in front as tab-separated text (the tree as Newick)</source>
        <translation>表示中の内容をタブ区切りテキスト（樹形図は Newick 形式）でコピー</translation>
    </message>
    <message>
        <source>Draw random taxonomies</source>
        <translation>ランダムなタスク分類体系を生成</translation>
    </message>
    <message>
        <source>Draw random taxonomies anew and show them</source>
        <translation>ランダムなタスク分類体系を新たに生成して表示</translation>
    </message>
    <message>
        <source>Stop drawing random taxonomies</source>
        <translation>ランダムなタスク分類体系の生成を停止</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>図をコピー</translation>
    </message>
    <message>
        <source>Copy the heat map, curves or tree in front as a picture</source>
        <translation>表示中のヒートマップ、曲線、樹形図を画像としてコピーします</translation>
    </message>
    <message>
        <source>Other measures</source>
        <translation>その他の指標</translation>
    </message>
    <message>
        <source>What can be known of transfers before any is trained</source>
        <translation>転移を学習する前にわかること</translation>
    </message>
    <message>
        <source>Compute other measures</source>
        <translation>その他の指標を計算</translation>
    </message>
    <message>
        <source>Compute measures of transferability from the representations</source>
        <translation>表現から転移可能性の指標を計算します</translation>
    </message>
    <message>
        <source>Cancel computing measures</source>
        <translation>指標の計算をキャンセル</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ExplanationPanel</name>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Served by</source>
        <translation>供給元</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>価値</translation>
    </message>
    <message>
        <source>Second best</source>
        <translation>次点</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>減少分</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>教師付け</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>供給先</translation>
    </message>
    <message>
        <source>Require</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>Leave free</source>
        <translation>制約なし</translation>
    </message>
    <message>
        <source>The sources of its transfer</source>
        <translation>その転移のソース</translation>
    </message>
    <message>
        <source>Value of that transfer</source>
        <translation>その転移の価値</translation>
    </message>
    <message>
        <source>The best other transfer that the same supervised tasks allow</source>
        <translation>教師付けするタスクが同じ場合の、次に良い転移</translation>
    </message>
    <message>
        <source>What the objective loses if this transfer is forbidden and all is solved anew</source>
        <translation>この転移を禁止してすべてを解き直した場合の目的関数値の減少分</translation>
    </message>
    <message>
        <source>A task that may be supervised</source>
        <translation>教師付けできるタスク</translation>
    </message>
    <message>
        <source>Whether this taxonomy supervises it</source>
        <translation>このタスク分類体系で教師付けするかどうか</translation>
    </message>
    <message>
        <source>How many targets it serves</source>
        <translation>供給先のターゲット数</translation>
    </message>
    <message>
        <source>What the objective loses, at the same budget, if a supervised source is dropped, or one that is not supervised is added</source>
        <translation>同じ予算で、教師付けするソースを外した場合、または教師付けしていないソースを加えた場合の目的関数値の減少分</translation>
    </message>
    <message>
        <source>Why each transfer</source>
        <translation>各転移の理由</translation>
    </message>
    <message>
        <source>Why each source</source>
        <translation>各ソースの理由</translation>
    </message>
    <message>
        <source>Every taxonomy must use it</source>
        <translation>すべてのタスク分類体系で必ず使います</translation>
    </message>
    <message>
        <source>No taxonomy may use it</source>
        <translation>どのタスク分類体系でも使いません</translation>
    </message>
    <message>
        <source>Neither required nor forbidden</source>
        <translation>必須でも禁止でもない</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>転移</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Working out what each choice is worth…</source>
        <translation>各選択の価値を計算中…</translation>
    </message>
    <message>
        <source>full supervision</source>
        <translation>完全教師あり</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Lost if %1 is dropped: %2</source>
        <translation>%1 を外した場合の減少分: %2</translation>
    </message>
    <message>
        <source>Lost if %1 is added: %2</source>
        <translation>%1 を加えた場合の減少分: %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>There is no taxonomy to explain.</source>
        <translation>説明できるタスク分類体系がありません。</translation>
    </message>
    <message>
        <source>Select a task or a transfer to see why it was chosen, and to require or forbid it.</source>
        <translation>タスクまたは転移を選択すると、選ばれた理由の確認や、必須・禁止の指定ができます。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; is fully supervised (value %2).</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; は完全教師ありです（価値 %2）。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; takes from %2 (value %3).</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; は %2 から転移します（価値 %3）。</translation>
    </message>
    <message>
        <source>Second best with these sources: %1 (%2).</source>
        <translation>同じソースでの次点: %1（%2）。</translation>
    </message>
    <message>
        <source>Without this transfer there is no taxonomy.</source>
        <translation>この転移がなければ、成り立つタスク分類体系はありません。</translation>
    </message>
    <message>
        <source>Without this transfer the objective falls by %1.</source>
        <translation>この転移がない場合の目的関数値の低下: %1。</translation>
    </message>
    <message numerus="yes">
        <source>It serves %n target(s).</source>
        <translation>
            <numerusform>%n 個のターゲットに供給しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Without it there is no taxonomy.</source>
        <translation>これがなければ、成り立つタスク分類体系はありません。</translation>
    </message>
    <message>
        <source>Without it the objective falls by %1.</source>
        <translation>これがない場合の目的関数値の低下: %1。</translation>
    </message>
    <message>
        <source>There is no taxonomy with it as a source.</source>
        <translation>これをソースとするタスク分類体系はありません。</translation>
    </message>
    <message>
        <source>With it as a source the objective would fall by %1.</source>
        <translation>これをソースにした場合の目的関数値の低下: %1。</translation>
    </message>
    <message>
        <source>This task plays no part.</source>
        <translation>このタスクは関与していません。</translation>
    </message>
    <message>
        <source>Require %1</source>
        <translation>%1 を必須にする</translation>
    </message>
    <message>
        <source>Forbid %1</source>
        <translation>%1 を禁止する</translation>
    </message>
    <message>
        <source>Free %1</source>
        <translation>%1 の制約を解除</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ExportDataDialog</name>
    <message>
        <source>Export data</source>
        <translation>データをエクスポート</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>エクスポートする内容</translation>
    </message>
    <message>
        <source>Transfers: affinity, gain, quality</source>
        <translation>転移: 親和度、ゲイン、クオリティ</translation>
    </message>
    <message>
        <source>First-order affinity: sources × targets</source>
        <translation>1 次の親和度: ソース × ターゲット</translation>
    </message>
    <message>
        <source>Losses of each test image</source>
        <translation>各テスト画像の損失</translation>
    </message>
    <message>
        <source>Win rates</source>
        <translation>勝率</translation>
    </message>
    <message>
        <source>One target&apos;s rows, or all</source>
        <translation>1 つのターゲットの行、またはすべて</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>すべてのターゲット</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>ファイルの種類</translation>
    </message>
    <message>
        <source>CSV: text, reads back exactly</source>
        <translation>CSV: テキスト、値を損なわず読み戻し可能</translation>
    </message>
    <message>
        <source>NPY: an array for NumPy</source>
        <translation>NPY: NumPy 用の配列</translation>
    </message>
    <message>
        <source>LaTeX: a table for a paper</source>
        <translation>LaTeX: 論文用の表</translation>
    </message>
    <message>
        <source>&amp;Table:</source>
        <translation>表(&amp;T):</translation>
    </message>
    <message>
        <source>Tar&amp;get:</source>
        <translation>ターゲット(&amp;G):</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>形式(&amp;F):</translation>
    </message>
    <message>
        <source>Export to…</source>
        <translation>エクスポート先を選択…</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigureDialog</name>
    <message>
        <source>Export figures</source>
        <translation>図をエクスポート</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Size of the figure</source>
        <translation>図のサイズ</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Real size</source>
        <translation>実寸</translation>
    </message>
    <message>
        <source>Show the figure as large as in print (Ctrl+0)</source>
        <translation>図を印刷時の大きさで表示（Ctrl+0）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>図</translation>
    </message>
    <message>
        <source>The figure that is shown and exported</source>
        <translation>表示およびエクスポートする図</translation>
    </message>
    <message>
        <source>Fi&amp;gure:</source>
        <translation>図(&amp;G):</translation>
    </message>
    <message>
        <source>Name of the files</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Without extension; each format adds its own</source>
        <translation>拡張子は不要です。形式ごとに付加されます</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>ファイルの出力先</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>Folder for figures</source>
        <translation>図の出力先フォルダー</translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation>フォルダー(&amp;O):</translation>
    </message>
    <message>
        <source>Each figure holds its recipe and lies beside its data (.csv) and its recipe (.json).</source>
        <translation>各図にはレシピが埋め込まれ、データ（.csv）とレシピ（.json）が同じ場所に出力されます。</translation>
    </message>
    <message>
        <source>Result of the export</source>
        <translation>エクスポートの結果</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Write the figures over the files that exist</source>
        <translation>既存のファイルを図で上書きします</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>エクスポートの進行状況</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Write no more figures; those that are written stay</source>
        <translation>以降の図の書き出しを中止します。書き出し済みの図は残ります</translation>
    </message>
    <message>
        <source>Stopped; figures that were written stay.</source>
        <translation>停止しました。書き出し済みの図は残っています。</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>エクスポート(&amp;E)</translation>
    </message>
    <message>
        <source>Write the figure that is shown in every chosen format</source>
        <translation>表示中の図を、選択したすべての形式で書き出します</translation>
    </message>
    <message>
        <source>Export &amp;all</source>
        <translation>すべてエクスポート(&amp;A)</translation>
    </message>
    <message>
        <source>Write every figure of the list in every chosen format</source>
        <translation>一覧のすべての図を、選択したすべての形式で書き出します</translation>
    </message>
    <message>
        <source>Close this dialog</source>
        <translation>このダイアログを閉じます</translation>
    </message>
    <message>
        <source>%1 × %2 mm (%3 × %4 in)</source>
        <translation>%1 × %2 mm（%3 × %4 in）</translation>
    </message>
    <message>
        <source>The folder does not exist: %1</source>
        <translation>フォルダーが存在しません: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) written to %1.</source>
        <translation>
            <numerusform>%n 個の図を %1 に書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>書き出せませんでした: %1</translation>
    </message>
    <message>
        <source>Remark on the figure</source>
        <translation>図についての注意</translation>
    </message>
    <message>
        <source>For the page</source>
        <translation>ページ用</translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation>ウィンドウと同じ</translation>
    </message>
    <message>
        <source>Arrangement of the graph</source>
        <translation>グラフの配置</translation>
    </message>
    <message>
        <source>Where the tasks of the graph stand</source>
        <translation>グラフ内のタスクの位置</translation>
    </message>
    <message>
        <source>For the page: sources in a column, what they serve beside it, as wide as the figure and with text of the stated size. As in the window: every task where it stands there, the whole made smaller, with its text, until it fits.</source>
        <translation>ページ用: ソースを 1 列に並べ、その横に供給先を置きます。図と同じ幅で、文字は指定の大きさです。ウィンドウと同じ: タスクをウィンドウ内の位置のまま、収まるまで文字ごと全体を縮小します。</translation>
    </message>
    <message>
        <source>A&amp;rrangement:</source>
        <translation>配置(&amp;R):</translation>
    </message>
    <message>
        <source>Files that would be replaced</source>
        <translation>置き換えられるファイル</translation>
    </message>
    <message>
        <source>The smallest text is %1 pt high, less than asked for. It fits from a width of %2 %3 on.</source>
        <translation>最小の文字は高さ %1 pt で、指定より小さくなります。幅 %2 %3 以上で収まります。</translation>
    </message>
    <message>
        <source>The smallest text is %1 pt high, less than asked for: there is no room for it in this height.</source>
        <translation>最小の文字は高さ %1 pt で、指定より小さくなります。この高さには収まりません。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) exist already and would be replaced:</source>
        <translation>
            <numerusform>%n 個のファイルがすでに存在し、置き換えられます:</numerusform>
        </translation>
    </message>
    <message>
        <source>The figure is %1 mm high, more than a page. With a height of its own it is made smaller until all of it fits; fewer views or a greater width help too.</source>
        <translation>図の高さは %1 mm で、1 ページを超えます。高さを指定すると、全体が収まるまで縮小されます。ビューを減らすか、幅を広げるのも有効です。</translation>
    </message>
    <message>
        <source>The figure is %1 mm high, more than a page.</source>
        <translation>図の高さは %1 mm で、1 ページを超えます。</translation>
    </message>
    <message>
        <source>The smallest text is %1 pt high, less than asked for.</source>
        <translation>最も小さい文字は %1 pt で、指定より小さくなります。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigureForm</name>
    <message>
        <source>Custom width</source>
        <translation>幅を指定</translation>
    </message>
    <message>
        <source>&amp;Venue:</source>
        <translation>投稿先(&amp;V):</translation>
    </message>
    <message>
        <source>The width of a column or of the page of a venue</source>
        <translation>投稿先の段幅またはページ幅</translation>
    </message>
    <message>
        <source>Unit of width and height</source>
        <translation>幅と高さの単位</translation>
    </message>
    <message>
        <source>Inches, millimetres, centimetres or points (1/72 inch)</source>
        <translation>インチ、ミリメートル、センチメートル、ポイント（1/72 インチ）</translation>
    </message>
    <message>
        <source>&amp;Width:</source>
        <translation>幅(&amp;W):</translation>
    </message>
    <message>
        <source>The figure&apos;s exact width on paper</source>
        <translation>紙面上での図の正確な幅</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>&amp;Height:</source>
        <translation>高さ(&amp;H):</translation>
    </message>
    <message>
        <source>The figure&apos;s exact height; automatic: what suits the width</source>
        <translation>図の正確な高さ。自動では幅に応じて決まります</translation>
    </message>
    <message>
        <source>&amp;Font:</source>
        <translation>フォント(&amp;F):</translation>
    </message>
    <message>
        <source>Of all text in the figure</source>
        <translation>図中のすべての文字に使用</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Font &amp;size:</source>
        <translation>文字サイズ(&amp;S):</translation>
    </message>
    <message>
        <source>Most venues ask for 7 to 9 points where the figure is printed in its own size</source>
        <translation>多くの投稿先では、原寸で印刷したときに 7～9 ポイントが求められます</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>&amp;Background:</source>
        <translation>背景(&amp;B):</translation>
    </message>
    <message>
        <source>What is behind the figure</source>
        <translation>図の背景</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>As outlines</source>
        <translation>アウトライン</translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation>文字(&amp;T):</translation>
    </message>
    <message>
        <source>Automatic: outlines in SVG, embedded fonts in PDF, LaTeX&apos;s own in TikZ</source>
        <translation>自動: SVG ではアウトライン、PDF では埋め込みフォント、TikZ では LaTeX のフォント</translation>
    </message>
    <message>
        <source>Text can be searched and edited. PDF holds the fonts it needs; SVG only names them, so it looks right only where they are installed; TikZ is set in the document&apos;s font. Outlines look the same everywhere and need no font.</source>
        <translation>テキストは検索や編集ができます。PDF は必要なフォントを埋め込みます。SVG はフォント名を記録するだけなので、そのフォントがインストールされた環境でのみ正しく表示されます。TikZ は文書のフォントで組版されます。アウトラインはどこでも同じ見た目になり、フォントを必要としません。</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;Resolution:</source>
        <translation>解像度(&amp;R):</translation>
    </message>
    <message>
        <source>Of PNG pictures; 300 to 600 suit print</source>
        <translation>PNG 画像の解像度。印刷には 300～600 が適しています</translation>
    </message>
    <message>
        <source>For LaTeX and print; holds its data and recipe</source>
        <translation>LaTeX と印刷用。データとレシピを含みます</translation>
    </message>
    <message>
        <source>For the web and for drawing programs</source>
        <translation>Web と描画ソフト用</translation>
    </message>
    <message>
        <source>Pixels, for slides and documents</source>
        <translation>スライドや文書用のピクセル画像</translation>
    </message>
    <message>
        <source>LaTeX source for \input, set in the document&apos;s fonts</source>
        <translation>\input で読み込む LaTeX ソース。文書のフォントで組版されます</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 を書き出す</translation>
    </message>
    <message>
        <source>Formats:</source>
        <translation>形式:</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>図のプレビュー</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FolderProgress</name>
    <message>
        <source>Progress of reading the folder</source>
        <translation>フォルダーの読み込みの進行状況</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop reading the folder</source>
        <translation>フォルダーの読み込みを停止</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>フォルダーを確認中…</translation>
    </message>
    <message numerus="yes">
        <source>Looking for samples: %Ln folder(s) so far</source>
        <translation>
            <numerusform>サンプルを探しています：これまでに %Ln 個のフォルダー</numerusform>
        </translation>
    </message>
    <message>
        <source>Listing buildings: %L1 of %L2</source>
        <translation>建物を一覧中：%L1 / %L2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1、残り %2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FrontierChart</name>
    <message>
        <source>Frontier: what each budget buys</source>
        <translation>フロンティア: 予算ごとに得られる成果</translation>
    </message>
    <message>
        <source>Click to set the budget</source>
        <translation>クリックで予算を設定</translation>
    </message>
    <message>
        <source>The best objective for every budget, with the mean gain and quality of that taxonomy. The dashed line is the present budget; a click or the arrow keys move it.</source>
        <translation>各予算における最良の目的関数値と、そのタスク分類体系の平均ゲインおよび平均クオリティ。破線は現在の予算で、クリックまたは矢印キーで動かせます。</translation>
    </message>
    <message>
        <source>Objective (left)</source>
        <translation>目的関数値（左）</translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation>平均ゲイン</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>平均クオリティ</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>予算</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>予算 %1</translation>
    </message>
    <message>
        <source>Objective %1</source>
        <translation>目的関数値 %1</translation>
    </message>
    <message>
        <source>Mean gain %1</source>
        <translation>平均ゲイン %1</translation>
    </message>
    <message>
        <source>Mean quality %1</source>
        <translation>平均クオリティ %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FrontierPanel</name>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>予算数</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>供給先</translation>
    </message>
    <message>
        <source>A task that is supervised at some budget</source>
        <translation>いずれかの予算で教師付けされるタスク</translation>
    </message>
    <message>
        <source>At how many of the frontier&apos;s budgets it is supervised</source>
        <translation>フロンティアの予算のうち、教師付けされる予算の数</translation>
    </message>
    <message>
        <source>How many targets it serves, on average over all budgets</source>
        <translation>全予算で平均した供給先のターゲット数</translation>
    </message>
    <message>
        <source>Sources that serve most over all budgets</source>
        <translation>全予算を通じて供給先の多いソース</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>予算</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GraphPlaces</name>
    <message>
        <source>The graph could not be laid out, so tasks stand in plain rows: %1</source>
        <translation>グラフの配置を計算できなかったため、タスクを単純な行に並べています: %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GraphView</name>
    <message>
        <source>Task graph</source>
        <translation>タスクグラフ</translation>
    </message>
    <message>
        <source>Tasks and the transfers between them; arrow keys go from task to task.</source>
        <translation>タスクとタスク間の転移です。矢印キーでタスク間を移動します。</translation>
    </message>
    <message>
        <source>takes from %1</source>
        <translation>%1 から転移</translation>
    </message>
    <message numerus="yes">
        <source>gives to %n target(s)</source>
        <translation>
            <numerusform>%n 個のターゲットに供給</numerusform>
        </translation>
    </message>
    <message>
        <source>Affinity %1 · gain %2 · quality %3</source>
        <translation>親和度 %1 · ゲイン %2 · クオリティ %3</translation>
    </message>
    <message>
        <source>required as a source</source>
        <translation>ソースとして必須</translation>
    </message>
    <message>
        <source>forbidden as a source</source>
        <translation>ソースとして禁止</translation>
    </message>
    <message>
        <source>full supervision required</source>
        <translation>完全教師ありが必須</translation>
    </message>
    <message>
        <source>full supervision forbidden</source>
        <translation>完全教師ありを禁止</translation>
    </message>
    <message>
        <source>this transfer is required</source>
        <translation>この転移は必須</translation>
    </message>
    <message>
        <source>forbidden to take from %1</source>
        <translation>%1 からの転移を禁止</translation>
    </message>
    <message>
        <source>supervised in both</source>
        <translation>両方で教師あり</translation>
    </message>
    <message>
        <source>supervised in A only</source>
        <translation>A のみで教師あり</translation>
    </message>
    <message>
        <source>supervised in B only</source>
        <translation>B のみで教師あり</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必須）</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GridControls</name>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>S&amp;how:</source>
        <translation>表示(&amp;H):</translation>
    </message>
    <message>
        <source>Which annotation the thumbnails show</source>
        <translation>サムネイルに表示するアノテーション</translation>
    </message>
    <message>
        <source>Building, point or view</source>
        <translation>建物、ポイント、ビュー</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>検索(&amp;F):</translation>
    </message>
    <message>
        <source>Words that the building&apos;s name or &quot;point_3 view_4&quot; has</source>
        <translation>建物名または「point_3 view_4」に含まれる語</translation>
    </message>
    <message>
        <source>&amp;Split:</source>
        <translation>分割(&amp;S):</translation>
    </message>
    <message>
        <source>Only buildings that train, validate or test</source>
        <translation>学習用、検証用、テスト用の建物のみ</translation>
    </message>
    <message>
        <source>&amp;Building:</source>
        <translation>建物(&amp;B):</translation>
    </message>
    <message>
        <source>Only this building or room</source>
        <translation>この建物または部屋のみ</translation>
    </message>
    <message>
        <source>S&amp;cene:</source>
        <translation>シーン(&amp;C):</translation>
    </message>
    <message>
        <source>Only views whose most probable scene this is</source>
        <translation>最も確率の高いシーンがこれであるビューのみ</translation>
    </message>
    <message>
        <source>&amp;Order:</source>
        <translation>並び順(&amp;O):</translation>
    </message>
    <message>
        <source>In which order views come</source>
        <translation>ビューの並び順</translation>
    </message>
    <message>
        <source>By building</source>
        <translation>建物順</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>シャッフル</translation>
    </message>
    <message>
        <source>Fewest annotations first</source>
        <translation>アノテーションの少ない順</translation>
    </message>
    <message>
        <source>&amp;Damaged only</source>
        <translation>破損のみ(&amp;D)</translation>
    </message>
    <message>
        <source>Only views with files that the last check found wrong</source>
        <translation>前回の検査で問題が見つかったファイルのあるビューのみ</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>大きさ(&amp;Z):</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl and the wheel)</source>
        <translation>サムネイルの大きさ（Ctrl とホイール）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Only buildings that train, validate or test. The dataset does not say which; they are shared out by their names</source>
        <translation>学習用、検証用、テスト用の建物のみ。データセットに指定がないため、名前によって割り振られています</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln</source>
        <translation>
            <numerusform>すべて（%Ln）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1（%L2）</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::HeatmapView</name>
    <message>
        <source>There is nothing to show.</source>
        <translation>表示するものがありません。</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>ヒートマップ</translation>
    </message>
    <message>
        <source>Each cell is one measurement. Turn the wheel or press + and − to zoom, drag to move, 0 to see everything. Click a cell, or move with the arrow keys, to select it.</source>
        <translation>各セルは 1 つの測定値です。ホイールまたは + と − で拡大・縮小、ドラッグで移動、0 で全体を表示します。クリックまたは矢印キーでセルを選択します。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ImageList</name>
    <message>
        <source>loss %1</source>
        <translation>損失 %1</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>Test images with the chosen network&apos;s loss and rank on each; a bookmark stands at those whose outputs are kept in the study</source>
        <translation>テスト画像と、選んだネットワークの各画像での損失と順位。出力がスタディに保存されている画像にはしおりが付きます</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ImageModel</name>
    <message>
        <source>rank %1 of %2</source>
        <translation>%2 個中 %1 位</translation>
    </message>
    <message>
        <source>loss %1, %2</source>
        <translation>損失 %1、%2</translation>
    </message>
    <message>
        <source>ahead of the other by %1</source>
        <translation>相手との差 %1</translation>
    </message>
    <message>
        <source>outputs are kept in the study</source>
        <translation>出力がスタディに保存されています</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ImportDialog</name>
    <message>
        <source>Reading the table</source>
        <translation>表を読み込み中</translation>
    </message>
    <message>
        <source>Comparing transfers</source>
        <translation>転移を比較中</translation>
    </message>
    <message>
        <source>Writing the study</source>
        <translation>スタディを書き出し中</translation>
    </message>
    <message>
        <source>less than a second left</source>
        <translation>残り 1 秒未満</translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>残り約 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>残り約 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>表をインポート</translation>
    </message>
    <message>
        <source>Table to import</source>
        <translation>インポートする表</translation>
    </message>
    <message>
        <source>A CSV file; it may be dropped here too</source>
        <translation>CSV ファイル。ここにドロップすることもできます</translation>
    </message>
    <message>
        <source>Choose or drop a CSV file</source>
        <translation>CSV ファイルを選択またはドロップ</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>選択(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose the table to import</source>
        <translation>インポートする表を選択</translation>
    </message>
    <message>
        <source>&amp;Table:</source>
        <translation>表(&amp;T):</translation>
    </message>
    <message>
        <source>What the table holds</source>
        <translation>表の内容</translation>
    </message>
    <message>
        <source>Transfers: one row each, with affinity</source>
        <translation>転移: 1 行に 1 件、親和度付き</translation>
    </message>
    <message>
        <source>Per-image losses: one row for each image of a transfer</source>
        <translation>画像ごとの損失: 転移と画像の組ごとに 1 行</translation>
    </message>
    <message>
        <source>Matrix of scores: sources down, targets across</source>
        <translation>スコア行列: 行がソース、列がターゲット</translation>
    </message>
    <message>
        <source>Guessed from the header; change it where the guess is wrong</source>
        <translation>ヘッダーから推定しています。誤っている場合は変更してください</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Transfers&lt;/b&gt;: columns sources, target, affinity and, where known, order, gain, quality.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Per-image losses&lt;/b&gt;: columns target, sources, image, loss and, where known, group and seed; affinities, gain and quality are computed from them.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Matrix&lt;/b&gt;: a header of targets after one corner cell, then a row for each source.&lt;/p&gt;&lt;p&gt;Several sources are joined by +. Besides tasks, self (the target&apos;s own fully supervised network), pixels (trained from scratch) and average (the constant predictor) may stand as sources. An empty field was not measured.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;転移&lt;/b&gt;: sources、target、affinity の列と、わかる場合は order、gain、quality の列。&lt;/p&gt;&lt;p&gt;&lt;b&gt;画像ごとの損失&lt;/b&gt;: target、sources、image、loss の列と、わかる場合は group、seed の列。親和度、ゲイン、クオリティはこれらから計算されます。&lt;/p&gt;&lt;p&gt;&lt;b&gt;行列&lt;/b&gt;: 左上隅のセルに続けてターゲットを並べたヘッダー行と、ソースごとに 1 行。&lt;/p&gt;&lt;p&gt;複数のソースは + でつなぎます。タスクのほかに、self（ターゲット自身の完全教師ありネットワーク）、pixels（スクラッチ学習）、average（定数予測器）もソースとして指定できます。空欄は未測定を表します。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Hi&amp;gher scores are better</source>
        <translation>スコアは高いほど良い(&amp;G)</translation>
    </message>
    <message>
        <source>Off: the scores are losses</source>
        <translation>オフ: スコアは損失</translation>
    </message>
    <message>
        <source>It &amp;holds:</source>
        <translation>内容(&amp;H):</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>表の先頭の行</translation>
    </message>
    <message>
        <source>The first rows of the table; line numbers on the left</source>
        <translation>表の先頭の行です。左は行番号です</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>スタディの名前</translation>
    </message>
    <message>
        <source>What the study is called in the window and in figures</source>
        <translation>ウィンドウと図に表示されるスタディの名前</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>Transfer images</source>
        <translation>転移画像数</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>On how many images each transfer was trained</source>
        <translation>各転移の学習に使った画像の枚数</translation>
    </message>
    <message>
        <source>Transfer i&amp;mages:</source>
        <translation>転移画像数(&amp;M):</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Citation, licence, remarks</source>
        <translation>出典、ライセンス、備考</translation>
    </message>
    <message>
        <source>Kept in the study: where the measurements are from</source>
        <translation>スタディに保存されます: 測定値の出どころ</translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation>メモ(&amp;O):</translation>
    </message>
    <message>
        <source>File of the study</source>
        <translation>スタディのファイル</translation>
    </message>
    <message>
        <source>The study file that is written</source>
        <translation>書き出すスタディのファイル</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>名前を付けて保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Choose where the study goes</source>
        <translation>スタディの保存先を選択</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>ファイル(&amp;F):</translation>
    </message>
    <message>
        <source>&amp;Replace the study that is there</source>
        <translation>既存のスタディを置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>The file exists already; its content is lost</source>
        <translation>ファイルはすでに存在します。その内容は失われます</translation>
    </message>
    <message>
        <source>Kinds of new tasks</source>
        <translation>新しいタスクの種別</translation>
    </message>
    <message>
        <source>Tasks that the dictionary does not know; colours and groups go by their kinds</source>
        <translation>辞書にないタスクです。色とグループは種別で決まります</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>インポートの進行状況</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stop the import; nothing is written</source>
        <translation>インポートを停止します。何も書き出されません</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close without importing</source>
        <translation>インポートせずに閉じます</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>インポート(&amp;I)</translation>
    </message>
    <message>
        <source>Write the study and open it</source>
        <translation>スタディを書き出して開きます</translation>
    </message>
    <message>
        <source>Choose the table to import.</source>
        <translation>インポートする表を選択してください。</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>不足: %1。</translation>
    </message>
    <message>
        <source>These columns are no tasks, or there twice: %1.</source>
        <translation>タスクではない列、または重複した列: %1。</translation>
    </message>
    <message>
        <source>Not known, or there twice: %1.</source>
        <translation>不明な列、または重複した列: %1。</translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation>使用できる列: %1。</translation>
    </message>
    <message>
        <source>Looking through the table…</source>
        <translation>表を確認中…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers</source>
        <translation>
            <numerusform>転移 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets</source>
        <translation>
            <numerusform>ターゲット %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tasks</source>
        <translation>
            <numerusform>タスク %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>画像 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln measurements</source>
        <translation>
            <numerusform>測定値 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>The table is right: %1.</source>
        <translation>表に問題はありません: %1。</translation>
    </message>
    <message numerus="yes">
        <source>The columns are right; %Ln rows, which the import will check.</source>
        <translation>
            <numerusform>列に問題はありません。%Ln 行あり、インポート時に検査されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>表を選択</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>表 (*.csv);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Save the study as</source>
        <translation>スタディに名前を付けて保存</translation>
    </message>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation>スタディ (*.taskstudy)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始中…</translation>
    </message>
    <message>
        <source>The import was stopped; nothing was written.</source>
        <translation>インポートを停止しました。何も書き出されていません。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::JobLog</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Log of the job</source>
        <translation>ジョブのログ</translation>
    </message>
    <message>
        <source>It has said nothing yet.</source>
        <translation>まだ何も出力していません。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::JobModel</name>
    <message>
        <source>%1
Double-click to see its log</source>
        <translation>%1
ダブルクリックでログを表示</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>この列で並べ替え</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::KindsModel</name>
    <message>
        <source>None of these</source>
        <translation>いずれでもない</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新しいタスク</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>%1 の種別</translation>
    </message>
    <message>
        <source>Select several rows and press F2 to give them one kind</source>
        <translation>複数の行を選択して F2 を押すと、まとめて種類を設定できます</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MainWindow</name>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation>スタディ (*.taskstudy)</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>You changed %1, which cannot be written, so the changes are in a copy.</source>
        <translation>%1 に変更を加えましたが、書き込みできないため、変更はコピーに保存されています。</translation>
    </message>
    <message>
        <source>Save the copy as a study of your own, or keep it for next time: the welcome page will offer it.</source>
        <translation>コピーを独立したスタディとして保存するか、次回まで保持してください。保持したコピーは「ようこそ」ページに表示されます。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Keep for next time</source>
        <translation>次回まで保持</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>The study as it was opened</source>
        <translation>開いたときのスタディ</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>変更履歴</translation>
    </message>
    <message>
        <source>Click a line to go back to that state</source>
        <translation>行をクリックすると、その状態に戻ります</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a study file</source>
        <translation>スタディファイルを開く</translation>
    </message>
    <message>
        <source>Open &amp;built-in study</source>
        <translation>内蔵スタディを開く(&amp;B)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったスタディを開く(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import measurements…</source>
        <translation>測定値をインポート(&amp;I)…</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>A CSV file of transfers, per-image losses or a matrix of scores</source>
        <translation>転移、画像ごとの損失、またはスコア行列の CSV ファイル</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the study with all changes to a file; from then on changes are stored in it as you make them</source>
        <translation>すべての変更を含めてスタディをファイルに保存します。以後の変更はそのつどファイルに保存されます</translation>
    </message>
    <message>
        <source>Export &amp;figures…</source>
        <translation>図をエクスポート(&amp;F)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>This view as PDF, SVG, PNG or TikZ, at a stated width</source>
        <translation>このビューを指定した幅の PDF、SVG、PNG、TikZ として出力</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>データをエクスポート(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Tables of the study as CSV, NPY or LaTeX</source>
        <translation>スタディの表を CSV、NPY、LaTeX として出力</translation>
    </message>
    <message>
        <source>&amp;Close study</source>
        <translation>スタディを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>選択を解除(&amp;N)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>ようこそ</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>レイアウトをリセット(&amp;R)</translation>
    </message>
    <message>
        <source>Docks and tool bars where they were at first</source>
        <translation>ドックとツールバーを初期の配置に戻します</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全画面表示(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>コマンドパレット(&amp;C)…</translation>
    </message>
    <message>
        <source>Find anything this program can do by a few letters</source>
        <translation>数文字の入力で、このプログラムのあらゆる機能を検索</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About TaskAtlas</source>
        <translation>TaskAtlas について(&amp;A)</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>スタディ</translation>
    </message>
    <message>
        <source>%1 Changes that you make go into a copy.</source>
        <translation>%1 変更を加えると、コピーに保存されます。</translation>
    </message>
    <message>
        <source>Save study as</source>
        <translation>スタディに名前を付けて保存</translation>
    </message>
    <message>
        <source>The study was not saved: %1</source>
        <translation>スタディを保存できませんでした: %1</translation>
    </message>
    <message>
        <source>Open study</source>
        <translation>スタディを開く</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1 にエクスポートしました</translation>
    </message>
    <message>
        <source>No study was opened yet</source>
        <translation>開いたことのあるスタディはまだありません</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) with changes were kept from an earlier session.</source>
        <translation>
            <numerusform>以前のセッションから、変更を含むコピーが %n 個残っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>%1 (changed copy)</source>
        <translation>%1（変更したコピー）</translation>
    </message>
    <message>
        <source>Changes are kept in a copy</source>
        <translation>変更はコピーに保存されています</translation>
    </message>
    <message>
        <source>Save as… gives the copy a place of its own</source>
        <translation>「名前を付けて保存…」でコピーの保存先を指定できます</translation>
    </message>
    <message>
        <source>Built-in study</source>
        <translation>内蔵スタディ</translation>
    </message>
    <message>
        <source>Read-only; the first change makes a copy</source>
        <translation>読み取り専用。最初の変更でコピーが作成されます</translation>
    </message>
    <message>
        <source>All changes are stored</source>
        <translation>すべての変更が保存されています</translation>
    </message>
    <message>
        <source>Discard the changes kept in %1? They cannot be brought back.</source>
        <translation>%1 に残された変更を破棄しますか？ 元に戻すことはできません。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Changes of %1 could not be stored.</source>
        <translation>%1 の変更を保存できませんでした。</translation>
    </message>
    <message>
        <source>Save them as a study of your own, in another place.</source>
        <translation>別の場所に、自分のスタディとして保存してください。</translation>
    </message>
    <message>
        <source>Storing changes…</source>
        <translation>変更を保存中…</translation>
    </message>
    <message>
        <source>Open &amp;dataset folder…</source>
        <translation>データセットのフォルダーを開く(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Look at a folder of samples in the layout of Taskonomy or Omnidata</source>
        <translation>Taskonomy または Omnidata の構成のサンプルフォルダーを表示</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（見つかりません）</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>この一覧を消去(&amp;C)</translation>
    </message>
    <message>
        <source>The files stay where they are</source>
        <translation>ファイルはそのまま残ります</translation>
    </message>
    <message>
        <source>Open a dataset&apos;s folder</source>
        <translation>データセットのフォルダーを開く</translation>
    </message>
    <message>
        <source>Dataset %1</source>
        <translation>データセット %1</translation>
    </message>
    <message>
        <source>This page has nothing yet that a figure could show.</source>
        <translation>このページには、図にできるものがまだありません。</translation>
    </message>
    <message>
        <source>&amp;New study…</source>
        <translation>新しいスタディ(&amp;N)…</translation>
    </message>
    <message>
        <source>Choose images, a profile and tasks, to measure task transfer on them</source>
        <translation>画像、プロファイル、タスクを選んで、タスク転移を測定します</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>The experiment of %1 is running.</source>
        <translation>%1 の実験が実行中です。</translation>
    </message>
    <message>
        <source>It can go on by itself: opening the study again shows how far it is. What is done is kept either way.</source>
        <translation>そのまま続けられます。スタディをもう一度開けば進み具合がわかります。どちらの場合も、終わったものは残ります。</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>実行を続ける</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>実行を中止する</translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation>閉じない</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>&amp;Measurement</source>
        <translation>測定(&amp;M)</translation>
    </message>
    <message>
        <source>Which number of transfer images and which seed is shown</source>
        <translation>どの転移画像数とどのシードを表示するか</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer image(s)</source>
        <translation>
            <numerusform>転移画像 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>conditions not stated</source>
        <translation>条件の記載なし</translation>
    </message>
    <message>
        <source>Nothing has been measured yet</source>
        <translation>まだ何も測定されていません</translation>
    </message>
    <message>
        <source>The study holds several measurements: choose which one is shown everywhere</source>
        <translation>スタディには複数の測定があります。全体に表示するものを選んでください</translation>
    </message>
    <message>
        <source>Still being measured: of %L1 transfers of first order none is there yet.</source>
        <translation>測定中：1 次の転移 %L1 件のうち、まだ 1 件もありません。</translation>
    </message>
    <message>
        <source>Still being measured: %L1 of %L2 transfers of first order are there.</source>
        <translation>測定中：1 次の転移 %L2 件のうち %L1 件があります。</translation>
    </message>
    <message numerus="yes">
        <source>There is none yet into %1 and %Ln more.</source>
        <translation>
            <numerusform>%1 ほか %Ln 件のターゲットへはまだ 1 件もありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none yet into %1.</source>
        <translation>%1 へはまだ 1 件もありません。</translation>
    </message>
    <message>
        <source>Affinities are shares among those and will change.</source>
        <translation>親和度はその中での割合であり、これから変わります。</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>実行へ</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MapSettings</name>
    <message>
        <source>Colour map</source>
        <translation>カラーマップ</translation>
    </message>
    <message>
        <source>Colours of even steps, also for the colour-blind</source>
        <translation>知覚的に均等な配色。色覚の多様性にも配慮しています</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>反転</translation>
    </message>
    <message>
        <source>Reversed colours</source>
        <translation>色を反転</translation>
    </message>
    <message>
        <source>Takes the colours from the other end</source>
        <translation>逆の端から色を割り当てます</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>スケール</translation>
    </message>
    <message>
        <source>How colours follow values</source>
        <translation>値と色の対応</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Exponential colours evenly in exp(−β p), as figure 7 of the paper does with β = 20: small affinities are told apart, large ones less.</source>
        <translation>指数スケールでは、論文の図 7（β = 20）と同じく exp(−β p) に対して色を均等に割り当てます。小さい親和度の違いは見分けやすく、大きい親和度の違いは見分けにくくなります。</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>ベータ</translation>
    </message>
    <message>
        <source>β of the exponential scale</source>
        <translation>指数スケールの β</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Clip low values</source>
        <translation>低い値を切り詰める</translation>
    </message>
    <message>
        <source>Values below look like this one; else the least value begins the colours</source>
        <translation>これより低い値を同じ色で表示します。オフの場合は最小値から色が始まります</translation>
    </message>
    <message>
        <source>Lowest value</source>
        <translation>下限値</translation>
    </message>
    <message>
        <source>Where the colours begin</source>
        <translation>色の始まる値</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Clip high values</source>
        <translation>高い値を切り詰める</translation>
    </message>
    <message>
        <source>Values above look like this one; else the greatest value ends the colours</source>
        <translation>これより高い値を同じ色で表示します。オフの場合は最大値で色が終わります</translation>
    </message>
    <message>
        <source>Highest value</source>
        <translation>上限値</translation>
    </message>
    <message>
        <source>Where the colours end</source>
        <translation>色の終わる値</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Centred colours</source>
        <translation>色の中心を指定</translation>
    </message>
    <message>
        <source>Gives this value the middle colour, for diverging maps</source>
        <translation>この値に中央の色を割り当てます。発散型カラーマップ向けです</translation>
    </message>
    <message>
        <source>Central value</source>
        <translation>中心値</translation>
    </message>
    <message>
        <source>The value with the middle colour</source>
        <translation>中央の色を割り当てる値</translation>
    </message>
    <message>
        <source>Values in cells</source>
        <translation>セルに値を表示</translation>
    </message>
    <message>
        <source>Writes values into the cells where they fit</source>
        <translation>収まるセルに値を書き込みます</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>桁数</translation>
    </message>
    <message>
        <source>Digits of the values in cells</source>
        <translation>セルの値の桁数</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 をリセット</translation>
    </message>
    <message>
        <source>Back to the colours that suit the measure</source>
        <translation>指標に適した色に戻します</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>色:</translation>
    </message>
    <message>
        <source>Scale:</source>
        <translation>スケール:</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MapsPanel</name>
    <message>
        <source>Gain and quality</source>
        <translation>ゲインとクオリティ</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>表示(&amp;W):</translation>
    </message>
    <message>
        <source>Which heat maps are shown</source>
        <translation>表示するヒートマップ</translation>
    </message>
    <message>
        <source>As in the study</source>
        <translation>スタディの順</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>種別順</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>良い順</translation>
    </message>
    <message>
        <source>O&amp;rder:</source>
        <translation>並び順(&amp;R):</translation>
    </message>
    <message>
        <source>Order of the targets in both heat maps</source>
        <translation>両方のヒートマップでのターゲットの並び順</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>色(&amp;C):</translation>
    </message>
    <message>
        <source>Colours of shares from 0 to 1; diverging ones have their middle at one half</source>
        <translation>0～1 の割合に対応する色。発散型では 0.5 が中央の色になります</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>値(&amp;V)</translation>
    </message>
    <message>
        <source>Numbers in the cells, where they fit</source>
        <translation>収まるセルに数値を表示</translation>
    </message>
    <message>
        <source>Gain by target and budget</source>
        <translation>ターゲットと予算別のゲイン</translation>
    </message>
    <message>
        <source>&lt;p&gt;Gain is the share of test images on which the transfer beats the network that was trained from scratch on the same images; one half means that neither wins.&lt;/p&gt;</source>
        <translation>&lt;p&gt;ゲインは、同じ画像でスクラッチから学習したネットワークに転移が勝つテスト画像の割合です。0.5 は互角を意味します。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Quality by target and budget</source>
        <translation>ターゲットと予算別のクオリティ</translation>
    </message>
    <message>
        <source>&lt;p&gt;Quality is the share of test images on which the transfer beats the fully supervised network; one half means that neither wins.&lt;/p&gt;</source>
        <translation>&lt;p&gt;クオリティは、完全教師ありネットワークに転移が勝つテスト画像の割合です。0.5 は互角を意味します。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Gain: share of images won against training from scratch. Quality: against full supervision. A click on a budget sets the budget.</source>
        <translation>ゲイン: スクラッチ学習に勝った画像の割合。クオリティ: 完全教師ありに勝った画像の割合。予算をクリックすると、その予算に設定されます。</translation>
    </message>
    <message>
        <source>Choose heat maps</source>
        <translation>ヒートマップの選択</translation>
    </message>
    <message>
        <source>Order targets</source>
        <translation>ターゲットの並べ替え</translation>
    </message>
    <message>
        <source>Change colours</source>
        <translation>色の変更</translation>
    </message>
    <message>
        <source>Show values</source>
        <translation>値を表示</translation>
    </message>
    <message>
        <source>Hide values</source>
        <translation>値を非表示</translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation>予算の設定</translation>
    </message>
    <message>
        <source>Solving every budget…</source>
        <translation>すべての予算を求解中…</translation>
    </message>
    <message>
        <source>No budget can serve every target.</source>
        <translation>すべてのターゲットに供給できる予算がありません。</translation>
    </message>
    <message>
        <source>Budget %1: mean gain %2, mean quality %3</source>
        <translation>予算 %1: 平均ゲイン %2、平均クオリティ %3</translation>
    </message>
    <message>
        <source>No transfer has been measured yet.</source>
        <translation>転移はまだ測定されていません。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MeasureDialog</name>
    <message>
        <source>Measure a transfer</source>
        <translation>転移の測定</translation>
    </message>
    <message>
        <source>The task that is to be solved</source>
        <translation>解くべきタスク</translation>
    </message>
    <message>
        <source>&amp;Target:</source>
        <translation>ターゲット(&amp;T)：</translation>
    </message>
    <message>
        <source>The tasks whose encoders it may use, together</source>
        <translation>エンコーダーをまとめて使うタスク</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>&amp;Sources:</source>
        <translation>ソース(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>測定(&amp;M)</translation>
    </message>
    <message>
        <source>Start a run of this transfer and what it needs</source>
        <translation>この転移と必要なものの実行を始めます</translation>
    </message>
    <message>
        <source>Choose at least one source.</source>
        <translation>ソースを少なくとも 1 つ選んでください。</translation>
    </message>
    <message>
        <source>%1 → %2: its networks and representations are made first where they are not there. The result joins the tournament of its target.</source>
        <translation>%1 → %2：ネットワークと表現がなければ先に作られます。結果はターゲットの対戦に加わります。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MeasuresPanel</name>
    <message>
        <source>Choose what is shown</source>
        <translation>表示内容の選択</translation>
    </message>
    <message>
        <source>Co&amp;mpute</source>
        <translation>計算(&amp;M)</translation>
    </message>
    <message>
        <source>Compute the measures from the networks&apos; representations; LogME takes the longest</source>
        <translation>ネットワークの表現から指標を計算します。LogME に最も時間がかかります</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>キャンセル(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel the computation; what was shown before stays</source>
        <translation>計算をキャンセルします。それまでの表示は残ります</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Targets of the measure</source>
        <translation>指標のターゲット</translation>
    </message>
    <message>
        <source>Heat map of all measures</source>
        <translation>全指標のヒートマップ</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>欠けているもの</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>表示(&amp;W):</translation>
    </message>
    <message>
        <source>What is shown below the measures</source>
        <translation>指標の下に表示するもの</translation>
    </message>
    <message>
        <source>&amp;Go to Run</source>
        <translation>「実行」へ移動(&amp;G)</translation>
    </message>
    <message>
        <source>The page from which the experiment is started</source>
        <translation>実験を開始するページ</translation>
    </message>
    <message>
        <source>Reading representations…</source>
        <translation>表現を読み込み中…</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <source>Computing measures…</source>
        <translation>指標を計算中…</translation>
    </message>
    <message>
        <source>Looking for representations…</source>
        <translation>表現を探しています…</translation>
    </message>
    <message>
        <source>What can be known of transfers before any is trained: six measures by which the networks&apos; representations foretell which source is best for a target, and how well each of them agrees with the affinities that were measured. Compute begins; it takes seconds and changes nothing in the study.</source>
        <translation>転移を学習する前にわかること: ネットワークの表現からターゲットに最良のソースを予測する 6 つの指標と、それぞれが測定された親和度とどの程度一致するか。「計算」で始まります。数秒で終わり、スタディは変更されません。</translation>
    </message>
    <message>
        <source>The representations that this was computed from are not here any more.</source>
        <translation>計算のもとになった表現は、もうここにありません。</translation>
    </message>
    <message>
        <source>More has been encoded since this was computed: Compute takes it in.</source>
        <translation>計算後に新たな表現が作られました。「計算」で取り込みます。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MeasuresView</name>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Choose a measure to see its targets below</source>
        <translation>指標を選択すると、下にそのターゲットが表示されます</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Which source the measure puts first for each target</source>
        <translation>各ターゲットで指標が 1 位とするソース</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>欠けているもの</translation>
    </message>
    <message>
        <source>Why networks, targets or values are absent</source>
        <translation>ネットワーク、ターゲット、値がない理由</translation>
    </message>
    <message>
        <source>Rank correlation by measure and target</source>
        <translation>指標とターゲットごとの順位相関</translation>
    </message>
    <message>
        <source>&lt;p&gt;Spearman&apos;s rho between each measure and the measured first-order affinities, over the sources of each target: 1 where the measure ranks them as training does, 0 where it says nothing of them, −1 where it ranks them the other way round. A click chooses the measure and selects the target.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各指標と測定された 1 次の親和度との、ターゲットごとのソースにわたる Spearman の ρ。学習結果と同じ順位なら 1、何も示さなければ 0、逆の順位なら −1。クリックで指標とターゲットを選択します。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>No transfer has been measured yet to compare them with.</source>
        <translation>比較できる転移はまだ測定されていません。</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <comment>name, what it is (a sentence), where it is from</comment>
        <translation>%1: %2%3。</translation>
    </message>
    <message>
        <source>Targets of %1</source>
        <translation>%1 のターゲット</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じます</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy this message to the clipboard</source>
        <translation>このメッセージをクリップボードにコピーします</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::NewStudyDialog</name>
    <message>
        <source>New study</source>
        <translation>新しいスタディ</translation>
    </message>
    <message>
        <source>Examining the folder… %1 %</source>
        <translation>フォルダーを調べています… %1%</translation>
    </message>
    <message>
        <source>Examining the folder…</source>
        <translation>フォルダーを調べています…</translation>
    </message>
    <message>
        <source>%1 in %2: %L3 for training, %L4 for validation, %L5 for test; %6. %7.</source>
        <translation>%2の%1：学習 %L3、検証 %L4、テスト %L5。%6。%7。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>ビュー %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln building(s)</source>
        <translation>
            <numerusform>建物 %Ln 棟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are possible</source>
        <translation>
            <numerusform>%Ln 件のタスクが可能です</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, changed.</source>
        <translation>%1（変更済み）。</translation>
    </message>
    <message>
        <source>Choose the dataset&apos;s folder.</source>
        <translation>データセットのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The folder cannot be used.</source>
        <translation>このフォルダーは使えません。</translation>
    </message>
    <message>
        <source>Transfer images: whole numbers above 0 separated by commas are expected.</source>
        <translation>転移画像：0 より大きい整数をコンマで区切って入力してください。</translation>
    </message>
    <message>
        <source>Choose at least one target.</source>
        <translation>ターゲットを少なくとも一つ選んでください。</translation>
    </message>
    <message>
        <source>Choose at least one source.</source>
        <translation>ソースを少なくとも一つ選んでください。</translation>
    </message>
    <message>
        <source>Choose at least two tasks.</source>
        <translation>タスクを少なくとも二つ選んでください。</translation>
    </message>
    <message>
        <source>Say where the study goes.</source>
        <translation>スタディの保存先を指定してください。</translation>
    </message>
    <message>
        <source>The study&apos;s file is a folder; give it a name.</source>
        <translation>スタディのファイルがフォルダーになっています。名前を付けてください。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>ソース %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s)</source>
        <translation>
            <numerusform>ターゲット %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, since the dataset has nothing for them: %1</source>
        <translation>データセットに該当するものがないため除外：%1</translation>
    </message>
    <message>
        <source>Writing the study…</source>
        <translation>スタディを書き込んでいます…</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>計画しています…</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder</source>
        <translation>データセットのフォルダーを選択</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>プロファイルを開く</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>プロファイル (*.json)</translation>
    </message>
    <message>
        <source>Save profile as</source>
        <translation>プロファイルを別名で保存</translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation>スタディを作成</translation>
    </message>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation>スタディ (*.taskstudy)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>&amp;Rooms rendered for this study</source>
        <translation>このスタディのために描画する部屋(&amp;R)</translation>
    </message>
    <message>
        <source>Furnished rooms with exact annotations for all tasks, as many as the profile says; they are rendered when the study is run</source>
        <translation>すべてのタスクの正確な注釈が付いた家具のある部屋。数はプロファイルによります。スタディの実行時に描画されます</translation>
    </message>
    <message>
        <source>A &amp;dataset&apos;s folder</source>
        <translation>データセットのフォルダー(&amp;D)</translation>
    </message>
    <message>
        <source>In the layout of Taskonomy or Omnidata, whole or in part</source>
        <translation>Taskonomy または Omnidata の構成。全体でも一部でもかまいません</translation>
    </message>
    <message>
        <source>Folder of the dataset</source>
        <translation>データセットのフォルダー</translation>
    </message>
    <message>
        <source>The folder of the dataset; it may be dropped here</source>
        <translation>データセットのフォルダー。ここにドロップできます</translation>
    </message>
    <message>
        <source>Choose or drop a folder</source>
        <translation>フォルダーを選ぶかドロップ</translation>
    </message>
    <message>
        <source>Choose the dataset&apos;s folder</source>
        <translation>データセットのフォルダーを選択</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>How large, how long and how much: sizes, steps, numbers of images</source>
        <translation>大きさ、長さ、量：画像の大きさ、ステップ数、枚数</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <source>&amp;Highest order:</source>
        <translation>最高次数(&amp;H)：</translation>
    </message>
    <message>
        <source>Highest order</source>
        <translation>最高次数</translation>
    </message>
    <message>
        <source>How many sources a transfer may have at most, 1 to 26</source>
        <translation>一つの転移が持てるソースの最大数、1～26</translation>
    </message>
    <message>
        <source>Transfer &amp;images:</source>
        <translation>転移画像(&amp;I)：</translation>
    </message>
    <message>
        <source>Transfer images</source>
        <translation>転移画像</translation>
    </message>
    <message>
        <source>an eighth of training</source>
        <translation>学習の八分の一</translation>
    </message>
    <message>
        <source>On how many images transfers are trained: little data is the point. Several numbers, as 100, 1000, give a measurement each; empty means an eighth of what networks train on</source>
        <translation>転移の学習に使う枚数。少ないデータであることが要点です。100, 1000 のように複数書くと、それぞれ測定されます。空なら、ネットワークの学習枚数の八分の一です</translation>
    </message>
    <message>
        <source>All &amp;settings</source>
        <translation>すべての設定(&amp;S)</translation>
    </message>
    <message>
        <source>Show everything that the profile says, to change it</source>
        <translation>プロファイルの内容をすべて表示して変更します</translation>
    </message>
    <message>
        <source>Sa&amp;ve profile…</source>
        <translation>プロファイルを保存(&amp;V)…</translation>
    </message>
    <message>
        <source>Save these settings as a JSON file, for other studies and the command line</source>
        <translation>この設定を JSON ファイルに保存し、ほかのスタディやコマンドラインで使います</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>タスク(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;All 26</source>
        <translation>26 件すべて(&amp;A)</translation>
    </message>
    <message>
        <source>The paper&apos;s 26 tasks with their usual parts</source>
        <translation>論文の 26 タスクと通常の役割</translation>
    </message>
    <message>
        <source>As in the &amp;profile</source>
        <translation>プロファイルどおり(&amp;P)</translation>
    </message>
    <message>
        <source>The tasks that the profile names, with their usual parts</source>
        <translation>プロファイルにあるタスクと通常の役割</translation>
    </message>
    <message>
        <source>Tasks and their parts</source>
        <translation>タスクとその役割</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N)：</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>スタディの名前</translation>
    </message>
    <message>
        <source>What the study is called; its file gets the same name</source>
        <translation>スタディの名前。ファイルも同じ名前になります</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>ファイル(&amp;F)：</translation>
    </message>
    <message>
        <source>File of the study</source>
        <translation>スタディのファイル</translation>
    </message>
    <message>
        <source>The study file that is written; networks and representations go into a folder beside it</source>
        <translation>書き込まれるスタディファイル。ネットワークと表現は隣のフォルダーに入ります</translation>
    </message>
    <message>
        <source>Choose where the study goes</source>
        <translation>スタディの保存先を選択</translation>
    </message>
    <message>
        <source>R&amp;eplace</source>
        <translation>置き換える(&amp;E)</translation>
    </message>
    <message>
        <source>A study of that name exists; its content would be lost</source>
        <translation>同じ名前のスタディがあります。その内容は失われます</translation>
    </message>
    <message>
        <source>What running it will cost on this machine; corrected by what is measured as it runs</source>
        <translation>このマシンで実行するのにかかるもの。実行中の測定で補正されます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close without making a study</source>
        <translation>スタディを作らずに閉じる</translation>
    </message>
    <message>
        <source>&amp;Create study</source>
        <translation>スタディを作成(&amp;C)</translation>
    </message>
    <message>
        <source>Write the study and open it; running it is the next step</source>
        <translation>スタディを書き込んで開きます。次は実行です</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::OutputsPage</name>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>&amp;Target:</source>
        <translation>ターゲット(&amp;T)：</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>The task whose outputs are shown</source>
        <translation>出力を表示するタスク</translation>
    </message>
    <message>
        <source>Show the outputs of %1</source>
        <translation>%1 の出力を表示</translation>
    </message>
    <message>
        <source>Which measurement is shown: images that readouts were trained on, and the seed</source>
        <translation>どの測定か：読み出しの学習に使った画像数とシード</translation>
    </message>
    <message>
        <source>Networks…</source>
        <translation>ネットワーク…</translation>
    </message>
    <message>
        <source>Which networks are set side by side</source>
        <translation>どのネットワークを並べるか</translation>
    </message>
    <message>
        <source>Show the usual networks</source>
        <translation>通常のネットワークを表示</translation>
    </message>
    <message>
        <source>Show a network</source>
        <translation>ネットワークを表示</translation>
    </message>
    <message>
        <source>Take a network away</source>
        <translation>ネットワークを外す</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>The image before (arrow left)</source>
        <translation>前の画像（左矢印）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>The image after (arrow right)</source>
        <translation>次の画像（右矢印）</translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation>写真を開く…</translation>
    </message>
    <message>
        <source>One&apos;s own photo, answered by every task&apos;s network; a picture can be dropped here too</source>
        <translation>自分の写真にすべてのタスクのネットワークが答えます。画像をここにドロップもできます</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>Back from the photo to the study&apos;s test images</source>
        <translation>写真からスタディのテスト画像に戻ります</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>表としてコピー</translation>
    </message>
    <message>
        <source>Copies losses, ranks, scores and numbers, as tab-separated values</source>
        <translation>損失・順位・スコア・数値をタブ区切りでコピーします</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>画像としてコピー</translation>
    </message>
    <message>
        <source>Copies the panels as they look</source>
        <translation>パネルを見たままコピーします</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>A smaller part of all pictures, larger</source>
        <translation>全画像のより狭い部分を大きく</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>A larger part of all pictures</source>
        <translation>全画像のより広い部分</translation>
    </message>
    <message>
        <source>Whole pictures</source>
        <translation>画像全体</translation>
    </message>
    <message>
        <source>All of the pictures</source>
        <translation>画像の全体を示します</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Whose loss and rank stand at each image; type to find one</source>
        <translation>各画像に損失と順位を示すネットワーク。入力すると探せます</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>ネットワーク(&amp;N)：</translation>
    </message>
    <message>
        <source>Choose a network</source>
        <translation>ネットワークを選ぶ</translation>
    </message>
    <message>
        <source>Order of images</source>
        <translation>画像の順序</translation>
    </message>
    <message>
        <source>Which images come first</source>
        <translation>どの画像を先にするか</translation>
    </message>
    <message>
        <source>it wins most</source>
        <translation>最も勝る所</translation>
    </message>
    <message>
        <source>it loses most</source>
        <translation>最も負ける所</translation>
    </message>
    <message>
        <source>its loss is highest</source>
        <translation>損失が最も高い所</translation>
    </message>
    <message>
        <source>its loss is lowest</source>
        <translation>損失が最も低い所</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>&amp;First where</source>
        <translation>先頭(&amp;F)</translation>
    </message>
    <message>
        <source>Order the images</source>
        <translation>画像を並べ替え</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>What it is compared with: + where the network&apos;s loss is smaller, − where it is larger</source>
        <translation>比べる相手：このネットワークの損失が小さい所は +、大きい所は −</translation>
    </message>
    <message>
        <source>&amp;Against:</source>
        <translation>相手(&amp;A)：</translation>
    </message>
    <message>
        <source>Compare with a network</source>
        <translation>ネットワークと比較</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>画像を選ぶ</translation>
    </message>
    <message>
        <source>&amp;Go to Run</source>
        <translation>実行へ(&amp;G)</translation>
    </message>
    <message>
        <source>The page from which the experiment is started</source>
        <translation>実験を始めるページ</translation>
    </message>
    <message>
        <source>Compare outputs</source>
        <translation>出力を比較</translation>
    </message>
    <message>
        <source>Choose what is compared</source>
        <translation>比較するものを選ぶ</translation>
    </message>
    <message>
        <source>Swap what is compared</source>
        <translation>比較するものを入れ替え</translation>
    </message>
    <message>
        <source>Move the divider</source>
        <translation>境界線を動かす</translation>
    </message>
    <message>
        <source>Show clusters</source>
        <translation>クラスターを表示</translation>
    </message>
    <message>
        <source>Show colours</source>
        <translation>色を表示</translation>
    </message>
    <message>
        <source>Turn the poses</source>
        <translation>姿勢を回す</translation>
    </message>
    <message>
        <source>Wipe over the ground truth</source>
        <translation>正解の上でワイプ</translation>
    </message>
    <message>
        <source>Blink with the ground truth</source>
        <translation>正解と点滅</translation>
    </message>
    <message>
        <source>Subtract the ground truth</source>
        <translation>正解を引く</translation>
    </message>
    <message>
        <source>Order the images by this network</source>
        <translation>このネットワークで画像を並べる</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Show side by side</source>
        <translation>並べて表示</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>写真を開く</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>画像 (%1)</translation>
    </message>
    <message>
        <source>Back to the test images</source>
        <translation>テスト画像に戻る</translation>
    </message>
    <message>
        <source>Show the outputs of a transfer</source>
        <translation>転移の出力を表示</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s), whose outputs the study keeps</source>
        <translation>
            <numerusform>出力がスタディに保存されている画像 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test image(s)</source>
        <translation>
            <numerusform>テスト画像 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, answered by every task&apos;s network. There is no ground truth and no loss.</source>
        <translation>%1 にすべてのタスクのネットワークが答えます。正解と損失はありません。</translation>
    </message>
    <message>
        <source>Left out, because they take several images: %1.</source>
        <translation>複数の画像を取るため省いたもの：%1。</translation>
    </message>
    <message>
        <source>No network of this study can be asked about a photo. %1</source>
        <translation>このスタディに写真を尋ねられるネットワークはありません。%1</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>実行へ</translation>
    </message>
    <message>
        <source>The study&apos;s outputs cannot be read</source>
        <translation>スタディの出力を読めません</translation>
    </message>
    <message>
        <source>This study has no outputs</source>
        <translation>このスタディに出力はありません</translation>
    </message>
    <message>
        <source>Its measurements were imported: there are no networks to ask, and no pictures are kept in it. Outputs come with experiments that this program runs: make one with File ▸ New study.</source>
        <translation>測定は取り込まれたもので、尋ねるネットワークも保存された画像もありません。出力はこのプログラムで実行する実験から得られます。「ファイル ▸ 新しいスタディ」で作ってください。</translation>
    </message>
    <message>
        <source>Nothing is measured yet</source>
        <translation>まだ何も測定されていません</translation>
    </message>
    <message>
        <source>What a network says of the test images can be seen as soon as it is trained. The experiment is run from the page Run.</source>
        <translation>ネットワークが学習され次第、テスト画像への回答を見られます。実験は「実行」ページから始めます。</translation>
    </message>
    <message>
        <source>The networks are not here any more</source>
        <translation>ネットワークはもうここにありません</translation>
    </message>
    <message>
        <source>The study keeps no outputs of this target, and its networks cannot be asked. Running the experiment again makes both.</source>
        <translation>スタディはこのターゲットの出力を保存しておらず、ネットワークにも尋ねられません。実験をもう一度実行すれば両方が得られます。</translation>
    </message>
    <message>
        <source>Only the outputs that the study keeps can be seen.</source>
        <translation>スタディに保存された出力だけを見られます。</translation>
    </message>
    <message>
        <source>Outputs for %1</source>
        <translation>%1 の出力</translation>
    </message>
    <message>
        <source>image %L1 of %L2</source>
        <translation>%L2 枚中 %L1 枚目</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::OutputsView</name>
    <message>
        <source>Outputs of one image</source>
        <translation>一枚の画像の出力</translation>
    </message>
    <message>
        <source>What networks say of one image. All panels show the same part of the picture, and the value under the pointer in each; pictures of one row share one scale. Ctrl and the wheel, or + and −, zoom; drag to move, or to turn camera poses; 0 shows all. The arrows left and right go to the image before and after, those up and down scroll; with Shift they move the pointer, and with Alt they turn poses.</source>
        <translation>一枚の画像へのネットワークの回答です。全パネルが画像の同じ部分とポインターの所の値を示し、同じ並びの画像は目盛りを共有します。Ctrl とホイール、または + と − で拡大縮小し、ドラッグで移動またはカメラ姿勢の回転、0 で全体を表示します。左右の矢印で前後の画像へ移り、上下でスクロール、Shift でポインター移動、Alt で姿勢を回します。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 と %2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PageRail</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Colours of the window; figures are always on white</source>
        <translation>ウィンドウの配色です。図の背景は常に白です</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>テーマ(&amp;T):</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Language of the window, from the next start on</source>
        <translation>ウィンドウの言語。次回の起動から有効になります</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>言語(&amp;L):</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>言語は次回の起動時に変わります。</translation>
    </message>
    <message>
        <source>&amp;Fade between solutions</source>
        <translation>解の切り替えをフェード(&amp;F)</translation>
    </message>
    <message>
        <source>Transfers that come and go fade over a fifth of a second</source>
        <translation>現れる転移と消える転移を 0.2 秒かけてフェードします</translation>
    </message>
    <message>
        <source>&amp;Open the last study at the start</source>
        <translation>起動時に前回のスタディを開く(&amp;O)</translation>
    </message>
    <message>
        <source>Begin where you left off</source>
        <translation>前回の続きから始めます</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PreviewModel</name>
    <message>
        <source>Line %1 of the file</source>
        <translation>ファイルの %1 行目</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Column %1: known, required</source>
        <translation>%1 列目: 既知、必須</translation>
    </message>
    <message>
        <source>Column %1: known, may be left out</source>
        <translation>%1 列目: 既知、省略可</translation>
    </message>
    <message>
        <source>Column %1: scores for this target</source>
        <translation>%1 列目: このターゲットのスコア</translation>
    </message>
    <message>
        <source>The first column of a matrix names the sources</source>
        <translation>行列の最初の列はソース名です</translation>
    </message>
    <message>
        <source>Column %1 is there twice</source>
        <translation>%1 列目は重複しています</translation>
    </message>
    <message>
        <source>Column %1: this is no task code</source>
        <translation>%1 列目: タスクコードではありません</translation>
    </message>
    <message>
        <source>Column %1 is not known; the columns are %2</source>
        <translation>%1 列目は不明な列です。使用できる列: %2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ProfileForm</name>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RecentList</name>
    <message>
        <source>Recent studies</source>
        <translation>最近使ったスタディ</translation>
    </message>
    <message>
        <source>Enter or a click opens a study, Delete takes it off the list</source>
        <translation>Enter またはクリックでスタディを開き、Delete で一覧から除きます</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>この一覧から除く</translation>
    </message>
    <message>
        <source>Remove from this list; the file stays</source>
        <translation>この一覧から除きます。ファイルは残ります</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RecentModel</name>
    <message>
        <source>Built-in study</source>
        <translation>内蔵スタディ</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>昨日 %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>%1
The file is not there any more.</source>
        <translation>%1
ファイルが見つかりません。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RenderDialog</name>
    <message>
        <source>Render rooms</source>
        <translation>部屋をレンダリング</translation>
    </message>
    <message>
        <source>Furnished rooms with exact annotations for all tasks: for those who have no dataset of their own. The same seed gives the same pictures.</source>
        <translation>すべてのタスクの正確なアノテーションが付いた、家具付きの部屋です。手元にデータセットがない場合に使えます。同じシードからは同じ画像が得られます。</translation>
    </message>
    <message>
        <source>Progress of rendering</source>
        <translation>レンダリングの進行状況</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>レンダリング(&amp;R)</translation>
    </message>
    <message>
        <source>Begin, or go on where an earlier rendering into this folder stopped</source>
        <translation>開始します。このフォルダーへの以前のレンダリングが途中なら、続きから再開します</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop; rooms that are whole stay, and rendering can go on later</source>
        <translation>停止します。完成した部屋は残り、後で続きから再開できます</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>A new folder, or one that rooms were rendered into before</source>
        <translation>新しいフォルダー、または以前に部屋をレンダリングしたフォルダー</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>Render into</source>
        <translation>レンダリング先</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>フォルダー(&amp;F):</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>How many pictures, over all rooms; about six in each</source>
        <translation>全部屋を合わせた画像の枚数。1 部屋あたり約 6 枚</translation>
    </message>
    <message>
        <source>&amp;Views:</source>
        <translation>ビュー(&amp;V):</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>大きさ(&amp;Z):</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Another seed, other rooms</source>
        <translation>シードを変えると別の部屋になります</translation>
    </message>
    <message>
        <source>S&amp;eed:</source>
        <translation>シード(&amp;E):</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>すべてのコア</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Rooms that are rendered at once; it changes no picture</source>
        <translation>同時にレンダリングする部屋の数。画像は変わりません</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>スレッド(&amp;T):</translation>
    </message>
    <message>
        <source>A room such as will be rendered</source>
        <translation>レンダリングされる部屋の例</translation>
    </message>
    <message>
        <source>&amp;Another room</source>
        <translation>別の部屋(&amp;A)</translation>
    </message>
    <message>
        <source>Show another room; what will be rendered does not change</source>
        <translation>別の部屋を表示します。レンダリングの内容は変わりません</translation>
    </message>
    <message>
        <source>Takes about %1 on this machine and %2 of disk.</source>
        <translation>このコンピューターで約 %1、ディスク容量 %2 が必要です。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始中…</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完了: %1</translation>
    </message>
    <message>
        <source>Stopped. Rendering into the same folder goes on from here.</source>
        <translation>停止しました。同じフォルダーにレンダリングすると、ここから再開します。</translation>
    </message>
    <message>
        <source>%L1 of %L2 views</source>
        <translation>%L2 個中 %L1 個のビュー</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1、残り %2</translation>
    </message>
    <message>
        <source>There is no preview.</source>
        <translation>プレビューがありません。</translation>
    </message>
    <message>
        <source>Rendering…</source>
        <translation>レンダリング中…</translation>
    </message>
    <message>
        <source>Of each picture and annotation, in pixels a side: any multiple of 16 from 32 to 1024</source>
        <translation>各画像とアノテーションの一辺のピクセル数：32～1024 の 16 の倍数</translation>
    </message>
    <message>
        <source>pixels a side</source>
        <translation>ピクセル（一辺）</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ResultModel</name>
    <message>
        <source>not available</source>
        <translation>該当なし</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RowModel</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RowPicker</name>
    <message>
        <source>Networks side by side</source>
        <translation>並べるネットワーク</translation>
    </message>
    <message>
        <source>Find a network by its sources</source>
        <translation>ソースでネットワークを探す</translation>
    </message>
    <message>
        <source>Find a network</source>
        <translation>ネットワークを探す</translation>
    </message>
    <message>
        <source>Shows the networks with these letters in their name</source>
        <translation>名前にこの文字を含むネットワークを表示します</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>&amp;Usual ones</source>
        <translation>通常のもの(&amp;U)</translation>
    </message>
    <message>
        <source>The task-specific network, the best and the worst transfer of first order, the best of higher order, and the network from scratch</source>
        <translation>タスク専用ネットワーク、一次の最良と最悪の転移、高次の最良、ゼロから学習したネットワーク</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完了(&amp;D)</translation>
    </message>
    <message>
        <source>Closes this list (Escape)</source>
        <translation>この一覧を閉じます（Escape）</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RunControl</name>
    <message>
        <source>The engine ended without a word; the machine may be out of memory. What is done is kept.</source>
        <translation>エンジンが何も言わずに終わりました。メモリー不足かもしれません。終わったものは残っています。</translation>
    </message>
    <message>
        <source>%1 cannot be made.</source>
        <translation>%1 を作成できません。</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 を起動できません：%2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RunHeader</name>
    <message>
        <source>&amp;New study…</source>
        <translation>新しいスタディ(&amp;N)…</translation>
    </message>
    <message>
        <source>Choose images, a profile and tasks, and make a study of them</source>
        <translation>画像、プロファイル、タスクを選んでスタディを作ります</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>デバイス(&amp;D)：</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Where networks are trained; what is free is as of now</source>
        <translation>ネットワークを学習する場所。空きは現在の値です</translation>
    </message>
    <message>
        <source>&amp;Jobs at once:</source>
        <translation>同時に行うジョブ(&amp;J)：</translation>
    </message>
    <message>
        <source>As the profile says</source>
        <translation>プロファイルどおり</translation>
    </message>
    <message>
        <source>Jobs at once</source>
        <translation>同時に行うジョブ</translation>
    </message>
    <message>
        <source>Processes that each do one job with the profile&apos;s number of threads. Results do not depend on it.</source>
        <translation>それぞれプロファイルのスレッド数で一つのジョブを行うプロセスの数。結果には影響しません。</translation>
    </message>
    <message>
        <source>Progress of the experiment</source>
        <translation>実験の進み具合</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>再開(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>Do what is missing</source>
        <translation>残りを行います</translation>
    </message>
    <message>
        <source>Start the experiment</source>
        <translation>実験を始めます</translation>
    </message>
    <message>
        <source>Still to do: %1</source>
        <translation>残り：%1</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>計画：%1</translation>
    </message>
    <message>
        <source>R&amp;un on:</source>
        <translation>実行先(&amp;U)：</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>実行先</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>Slurm</source>
        <translation>Slurm</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Partition, account, memory, time and the like; results do not depend on them</source>
        <translation>パーティション、アカウント、メモリ、時間など。結果はこれらに依存しません</translation>
    </message>
    <message>
        <source>There is no sbatch on this machine&apos;s $PATH</source>
        <translation>このマシンの $PATH に sbatch がありません</translation>
    </message>
    <message>
        <source>Who does the jobs; results do not depend on it</source>
        <translation>ジョブの実行先。結果はこれに依存しません</translation>
    </message>
    <message>
        <source>Slurm can be chosen on a cluster&apos;s login node: %1</source>
        <translation>Slurm はクラスターのログインノードで選べます: %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RunPage</name>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Find jobs</source>
        <translation>ジョブを検索</translation>
    </message>
    <message>
        <source>Shows the jobs with these letters in their name, task or reason</source>
        <translation>名前、タスク、理由にこの文字を含むジョブを表示します</translation>
    </message>
    <message>
        <source>State of jobs</source>
        <translation>ジョブの状態</translation>
    </message>
    <message>
        <source>Shows the jobs in this state alone</source>
        <translation>この状態のジョブだけを表示します</translation>
    </message>
    <message>
        <source>all states</source>
        <translation>すべての状態</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>What the engine has to say will be here.</source>
        <translation>エンジンの出力がここに表示されます。</translation>
    </message>
    <message>
        <source>Loss curves</source>
        <translation>損失曲線</translation>
    </message>
    <message>
        <source>Start the experiment, or do what is missing</source>
        <translation>実験を始めるか、残りを行います</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Begin no other job; those in hand go on to their end</source>
        <translation>新しいジョブを始めません。進行中のものは最後まで続きます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Stop within a second; what is done is kept and Run goes on from there</source>
        <translation>1 秒以内に止めます。終わったものは残り、「実行」で続きから始まります</translation>
    </message>
    <message>
        <source>Show log of the job</source>
        <translation>ジョブのログを表示</translation>
    </message>
    <message>
        <source>What the selected job has said</source>
        <translation>選択したジョブの出力</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Measure a transfer…</source>
        <translation>転移を測定…</translation>
    </message>
    <message>
        <source>Measure one transfer alone, also one that the experiment&apos;s plan lacks</source>
        <translation>実験の計画にないものも含め、転移を 1 つだけ測定します</translation>
    </message>
    <message>
        <source>The experiment is running. A single transfer can be measured once that has ended.</source>
        <translation>実験の実行中です。終了後に転移を個別に測定できます。</translation>
    </message>
    <message>
        <source>Run the prologue?</source>
        <translation>前処理スクリプトを実行しますか？</translation>
    </message>
    <message>
        <source>The profile of this study has a prologue. A shell runs these lines on the cluster in your name:</source>
        <translation>このスタディのプロファイルには前処理スクリプトがあります。シェルがあなたの名義でクラスター上で次の行を実行します:</translation>
    </message>
    <message>
        <source>I know these lines: run</source>
        <translation>内容を確認しました: 実行</translation>
    </message>
    <message>
        <source>Add a task…</source>
        <translation>タスクを追加…</translation>
    </message>
    <message>
        <source>Add a task of your own, by its labels, or representations made elsewhere</source>
        <translation>独自のタスク（ラベル）、または他所で作られた表現を追加します</translation>
    </message>
    <message>
        <source>The experiment is running. A task can be added once that has ended.</source>
        <translation>実験は実行中です。終了後にタスクを追加できます。</translation>
    </message>
    <message>
        <source>Run the experiment first: its rooms are not rendered yet.</source>
        <translation>先に実験を実行してください。部屋がまだレンダリングされていません。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleControls</name>
    <message>
        <source>&amp;Lines between matches</source>
        <translation>対応点を線で結ぶ(&amp;L)</translation>
    </message>
    <message>
        <source>Opacity over the &amp;picture:</source>
        <translation>画像に重ねる不透明度(&amp;P):</translation>
    </message>
    <message>
        <source>How much of the annotations is seen over the picture: at the left the picture alone, at the right the annotations alone</source>
        <translation>画像に重ねるアノテーションの濃さ。左端は画像のみ、右端はアノテーションのみ</translation>
    </message>
    <message>
        <source>Bes&amp;ide:</source>
        <translation>並べる(&amp;I)：</translation>
    </message>
    <message>
        <source>Which other view of the point is set beside this one</source>
        <translation>このビューの横に並べる、同じ点の別のビュー</translation>
    </message>
    <message>
        <source>Join what two views both show: the points that the dataset lists for both, and places that are traced through depth and poses</source>
        <translation>両方のビューに写るものを結びます：データセットが両方に記載した点と、深度と姿勢で追跡した位置</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>拡大率 %1%</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleGrid</name>
    <message>
        <source>no file</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読み込めません</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleModel</name>
    <message>
        <source>Building %1, point %2, view %3</source>
        <translation>建物 %1、ポイント %2、ビュー %3</translation>
    </message>
    <message>
        <source>%1, damaged</source>
        <translation>%1、破損</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>アノテーション %n 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleView</name>
    <message>
        <source>Annotations of one view</source>
        <translation>1 つのビューのアノテーション</translation>
    </message>
    <message>
        <source>All annotations of one view. They show the same part of the picture, and the value under the pointer in each. Ctrl and the wheel, or + and −, zoom; drag to move; 0 shows all. The arrows left and right go to the view before and after, Escape back to the grid.</source>
        <translation>1 つのビューのすべてのアノテーションです。画像の同じ部分と、ポインター位置のそれぞれの値を表示します。Ctrl とホイール、または + と − で拡大・縮小、ドラッグで移動、0 で全体を表示します。左右の矢印キーで前後のビューへ、Escape で一覧に戻ります。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SettingsPanel</name>
    <message>
        <source>Scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>The scenario that is solved and shown</source>
        <translation>求解して表示するシナリオ</translation>
    </message>
    <message>
        <source>Scenario %1</source>
        <translation>シナリオ %1</translation>
    </message>
    <message>
        <source>New scenario with the defaults</source>
        <translation>既定値で新しいシナリオを作成</translation>
    </message>
    <message>
        <source>Duplicate this scenario</source>
        <translation>このシナリオを複製</translation>
    </message>
    <message>
        <source>Rename this scenario</source>
        <translation>このシナリオの名前を変更</translation>
    </message>
    <message>
        <source>Delete this scenario</source>
        <translation>このシナリオを削除</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>シナリオの名前を変更</translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation>教師付け予算</translation>
    </message>
    <message>
        <source>How much may be spent on supervision; the taxonomy follows the slider</source>
        <translation>教師付けに使える量。スライダーの動きに応じてタスク分類体系が変わります</translation>
    </message>
    <message>
        <source>The budget limits what supervising tasks from scratch may cost in all. With the usual cost of 1 each, it is the number of tasks that may be supervised.</source>
        <translation>予算は、タスクをスクラッチから教師付けするコストの合計の上限です。通常どおり各コストが 1 であれば、教師付けできるタスクの数になります。</translation>
    </message>
    <message>
        <source>Maximum order</source>
        <translation>最大次数</translation>
    </message>
    <message>
        <source>How many sources one transfer may have at most</source>
        <translation>1 つの転移が持てるソースの最大数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>価値</translation>
    </message>
    <message>
        <source>What makes a transfer worth choosing</source>
        <translation>転移を選ぶ際の価値の基準</translation>
    </message>
    <message>
        <source>Formulation</source>
        <translation>定式化</translation>
    </message>
    <message>
        <source>Paper: a supervised target may still be served by a better transfer. Web solver: a supervised target always serves itself.</source>
        <translation>論文: 教師付けされたターゲットでも、より良い転移があればそちらを用います。Web ソルバー: 教師付けされたターゲットは常に自身のネットワークを用います。</translation>
    </message>
    <message>
        <source>S&amp;cenario</source>
        <translation>シナリオ(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation>予算(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>次数(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>価値(&amp;V)</translation>
    </message>
    <message>
        <source>For&amp;mulation</source>
        <translation>定式化(&amp;M)</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>予算</translation>
    </message>
    <message>
        <source>%1 (all)</source>
        <translation>%1（すべて）</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新しいシナリオ</translation>
    </message>
    <message>
        <source> copy</source>
        <translation> のコピー</translation>
    </message>
    <message>
        <source>Duplicate scenario</source>
        <translation>シナリオの複製</translation>
    </message>
    <message>
        <source>Delete scenario</source>
        <translation>シナリオの削除</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>シナリオの名前</translation>
    </message>
    <message>
        <source>Enter keeps the name, Escape the former one</source>
        <translation>Enter で確定、Escape で元の名前に戻します</translation>
    </message>
    <message>
        <source> (all)</source>
        <comment>budget</comment>
        <translation>（すべて）</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) may be supervised here.</source>
        <translation>
            <numerusform>ここでは %n 個のタスクを教師付けできます。</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 on the budget limits nothing.</source>
        <translation>予算が %1 以上であれば制限はありません。</translation>
    </message>
    <message>
        <source>Supervising and transferring everything costs %1: from there on the budget limits nothing.</source>
        <translation>すべての教師付けと転移のコストは %1 です。予算がこれ以上であれば制限はありません。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Filter shortcuts</source>
        <translation>ショートカットを絞り込み</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <source>Press the keys; Enter accepts, Escape leaves</source>
        <translation>キーを押してください。Enter で確定、Escape で中止します</translation>
    </message>
    <message>
        <source>Shows what has these letters in its name, keys or place</source>
        <translation>名前、キー、場所にこの文字を含むものを表示します</translation>
    </message>
    <message>
        <source>Every action and its keys. Double-click a line or press F2 to give it other keys. Keys in bold are your own. The actions of a page are listed once it has been shown.</source>
        <translation>すべての操作とそのキーです。行をダブルクリックするか F2 を押すと、キーを変更できます。太字は自分で設定したキーです。ページの操作は、そのページを一度表示すると一覧に加わります。</translation>
    </message>
    <message>
        <source>Take the keys</source>
        <translation>キーを移す</translation>
    </message>
    <message>
        <source>Gives the keys to this action; the other one has them no more</source>
        <translation>キーをこの操作に割り当て、もう一方からは外します</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Leaves everything as it was</source>
        <translation>何も変更しません</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>変更(&amp;C)…</translation>
    </message>
    <message>
        <source>Other keys for the selected action (F2)</source>
        <translation>選択した操作に別のキーを割り当てます (F2)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>リセット(&amp;R)</translation>
    </message>
    <message>
        <source>The selected action&apos;s keys as they were at first</source>
        <translation>選択した操作のキーを初期状態に戻します</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>すべてリセット(&amp;A)</translation>
    </message>
    <message>
        <source>The keys of every action as they were at first</source>
        <translation>すべての操作のキーを初期状態に戻します</translation>
    </message>
    <message>
        <source>At first: none</source>
        <translation>初期値：なし</translation>
    </message>
    <message>
        <source>At first: %1</source>
        <translation>初期値：%1</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>「%1」（%2）</translation>
    </message>
    <message>
        <source>%1 is taken by %2.</source>
        <translation>%1 は %2 に割り当てられています。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SignificancePanel</name>
    <message>
        <source>Gain and quality</source>
        <translation>ゲインとクオリティ</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>表示(&amp;W):</translation>
    </message>
    <message>
        <source>Which curves are shown</source>
        <translation>表示する曲線</translation>
    </message>
    <message>
        <source>Sa&amp;mples:</source>
        <translation>サンプル数(&amp;M):</translation>
    </message>
    <message>
        <source>Random source sets for each budget; more give steadier bands</source>
        <translation>予算ごとのランダムなソース集合の数。多いほど帯が安定します</translation>
    </message>
    <message>
        <source>Se&amp;ed:</source>
        <translation>シード(&amp;E):</translation>
    </message>
    <message>
        <source>The same seed draws the same random taxonomies</source>
        <translation>同じシードからは同じランダムなタスク分類体系が生成されます</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>実行(&amp;U)</translation>
    </message>
    <message>
        <source>Draw the random taxonomies</source>
        <translation>ランダムなタスク分類体系を生成します</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stop drawing; what was shown before stays</source>
        <translation>生成を停止します。それまでの表示は残ります</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each budget&apos;s taxonomy against random ones of the same budget (figure 11 of the paper): a random set of sources that spends the budget, and then for each target a random transfer that the set allows, or the best one. Left and Right go through the budgets; a double click or Enter sets the budget.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各予算のタスク分類体系を、同じ予算のランダムなものと比較します（論文の図 11）。ランダムなものでは、予算を使い切るランダムなソース集合を選び、各ターゲットについて、その集合で可能な転移からランダムな 1 つ、または最良のものを用います。左右の矢印キーで予算間を移動し、ダブルクリックまたは Enter で予算を設定します。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Choose curves</source>
        <translation>曲線の選択</translation>
    </message>
    <message>
        <source>Change the number of samples</source>
        <translation>サンプル数の変更</translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation>シードの変更</translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation>予算の設定</translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>残り約 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; this is of an earlier scenario.</source>
        <translation>停止しました。表示は以前のシナリオのものです。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>停止しました。</translation>
    </message>
    <message>
        <source>Drawing random taxonomies…</source>
        <translation>ランダムなタスク分類体系を生成中…</translation>
    </message>
    <message>
        <source>Solving every budget…</source>
        <translation>すべての予算を求解中…</translation>
    </message>
    <message>
        <source>Stopped. Run draws the random taxonomies.</source>
        <translation>停止しました。「実行」でランダムなタスク分類体系を生成します。</translation>
    </message>
    <message>
        <source>Point at a budget to read its numbers.</source>
        <translation>予算にポインターを合わせると、数値が表示されます。</translation>
    </message>
    <message>
        <source>%1 random source sets for each budget, seed %2</source>
        <translation>予算ごとにランダムなソース集合 %1 個、シード %2</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>有意性</translation>
    </message>
    <message>
        <source>No transfer has been measured yet.</source>
        <translation>転移はまだ測定されていません。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SignificanceView</name>
    <message>
        <source>Against random taxonomies</source>
        <translation>ランダムなタスク分類体系との比較</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SlurmDialog</name>
    <message>
        <source>The cluster&apos;s usual partition</source>
        <translation>クラスターの既定のパーティション</translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation>パーティション %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) a task</source>
        <translation>
            <numerusform>タスクあたり GPU %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln task(s) in flight</source>
        <translation>
            <numerusform>同時投入タスクは最大 %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Slurm settings</source>
        <translation>Slurm の設定</translation>
    </message>
    <message>
        <source>as the cluster says</source>
        <translation>クラスターに従う</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>パーティション</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --partition</source>
        <translation>sbatch の --partition と同じ</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --account</source>
        <translation>sbatch の --account と同じ</translation>
    </message>
    <message>
        <source>QOS</source>
        <translation>QOS</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --qos</source>
        <translation>sbatch の --qos と同じ</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>制約</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --constraint: features of nodes</source>
        <translation>sbatch の --constraint と同じ: ノードの特性</translation>
    </message>
    <message>
        <source>GPUs a task</source>
        <translation>タスクあたりの GPU 数</translation>
    </message>
    <message>
        <source>Of each task but rendering</source>
        <translation>レンダリング以外の各タスク</translation>
    </message>
    <message>
        <source>Cores for rendering</source>
        <translation>レンダリングのコア数</translation>
    </message>
    <message>
        <source>Other tasks have the profile&apos;s number of threads</source>
        <translation>ほかのタスクはプロファイルのスレッド数です</translation>
    </message>
    <message>
        <source>Memory a task</source>
        <translation>タスクあたりのメモリ</translation>
    </message>
    <message>
        <source>Megabytes</source>
        <translation>メガバイト</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Time a task</source>
        <translation>タスクあたりの時間</translation>
    </message>
    <message>
        <source>Minutes, 5 or more; a task that needs longer goes on from its checkpoint</source>
        <translation>分、5 以上。より長くかかるタスクはチェックポイントから続きます</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分</translation>
    </message>
    <message>
        <source>Tasks in flight</source>
        <translation>投入中のタスク数</translation>
    </message>
    <message>
        <source>Submitted and not ended, at most</source>
        <translation>投入済みで未終了のものの上限</translation>
    </message>
    <message>
        <source>Tasks at once</source>
        <translation>同時実行タスク数</translation>
    </message>
    <message>
        <source>Of one job array, at most</source>
        <translation>1 つのジョブ配列の上限</translation>
    </message>
    <message>
        <source>as many as the cluster lets</source>
        <translation>クラスターが許すだけ</translation>
    </message>
    <message>
        <source>Tasks an array</source>
        <translation>配列あたりのタスク数</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>試行回数</translation>
    </message>
    <message>
        <source>Of a job whose tasks die without coming further</source>
        <translation>進まないままタスクが落ちるジョブの回数</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Between questions to Slurm</source>
        <translation>Slurm への問い合わせの間隔</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>Ask every</source>
        <translation>問い合わせ間隔</translation>
    </message>
    <message>
        <source>Lines that a shell runs on the node before the engine</source>
        <translation>エンジンの前にノード上でシェルが実行する行</translation>
    </message>
    <message>
        <source>Prologue</source>
        <translation>前処理スクリプト</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::Solutions</name>
    <message>
        <source>These settings cannot be solved: %1.</source>
        <translation>この設定は解けません: %1。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StageModel</name>
    <message>
        <source>%L1 of %L2 done</source>
        <translation>%L2 件中 %L1 件が完了</translation>
    </message>
    <message>
        <source>%L1 / %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>Jobs that failed, and those left out since they depend on one that did</source>
        <translation>失敗したジョブと、それに依存するため省かれたジョブ</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StageTable</name>
    <message>
        <source>Stages</source>
        <translation>段階</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StudyCard</name>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Open the study %1</source>
        <translation>スタディ %1 を開く</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StudyDocument</name>
    <message>
        <source>The changes could not be stored: %1</source>
        <translation>変更を保存できませんでした: %1</translation>
    </message>
    <message>
        <source>You may not write this file.</source>
        <translation>このファイルへの書き込み権限がありません。</translation>
    </message>
    <message>
        <source>You may not write into the folder of this file.</source>
        <translation>このファイルのフォルダーへの書き込み権限がありません。</translation>
    </message>
    <message>
        <source>New results could not be read: %1</source>
        <translation>新しい結果を読めませんでした：%1</translation>
    </message>
    <message>
        <source>The measurement could not be read: %1</source>
        <translation>測定を読み取れませんでした: %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SummaryStrip</name>
    <message>
        <source>Objective</source>
        <translation>目的関数値</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>使用量</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Solved in</source>
        <translation>求解時間</translation>
    </message>
    <message>
        <source>The sum of importance times value over all targets, and whether it is proven that no taxonomy is worth more</source>
        <translation>全ターゲットにわたる重要度と価値の積の和。それより価値の高いタスク分類体系がないと証明されているかどうかも示します</translation>
    </message>
    <message>
        <source>What supervision and transfers cost, of the budget</source>
        <translation>教師付けと転移のコストの合計と予算</translation>
    </message>
    <message>
        <source>Mean win rate against networks trained from scratch on the transfer images</source>
        <translation>転移用の画像でスクラッチから学習したネットワークに対する平均勝率</translation>
    </message>
    <message>
        <source>Mean win rate against fully supervised networks</source>
        <translation>完全教師ありネットワークに対する平均勝率</translation>
    </message>
    <message>
        <source>Time to solve the program</source>
        <translation>整数計画の求解にかかった時間</translation>
    </message>
    <message>
        <source> ≤ %1</source>
        <translation> ≤ %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Infeasible: %1</source>
        <translation>実行不可能: %1</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未求解</translation>
    </message>
    <message>
        <source>Optimal: objective %1</source>
        <translation>最適: 目的関数値 %1</translation>
    </message>
    <message>
        <source>Objective %1, at most %2 possible</source>
        <translation>目的関数値 %1、上限 %2</translation>
    </message>
    <message>
        <source>%1 of %2 spent</source>
        <translation>%2 のうち %1 を使用</translation>
    </message>
    <message>
        <source>mean gain %1</source>
        <translation>平均ゲイン %1</translation>
    </message>
    <message>
        <source>mean quality %1</source>
        <translation>平均クオリティ %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskModel</name>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要度</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>コスト</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>転移</translation>
    </message>
    <message>
        <source>Require</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>What the task may do: be supervised to serve others, be solved, both or neither</source>
        <translation>タスクの役割: 教師付けされて他に供給する、解く対象になる、その両方、またはいずれでもない</translation>
    </message>
    <message>
        <source>Weight of the target in the objective, 0 to 10; with 0 it must still be served</source>
        <translation>目的関数におけるターゲットの重み、0～10。0 でもターゲットへの供給は必要です</translation>
    </message>
    <message>
        <source>What supervising the task takes from the budget; 0 if it is trained already</source>
        <translation>タスクの教師付けに使う予算。学習済みの場合は 0</translation>
    </message>
    <message>
        <source>What any transfer into the task takes from the budget</source>
        <translation>このタスクへの転移 1 件に使う予算</translation>
    </message>
    <message>
        <source>The task must be supervised</source>
        <translation>このタスクを必ず教師付けします</translation>
    </message>
    <message>
        <source>The task must not be supervised</source>
        <translation>このタスクを教師付けしません</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 の %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s)</source>
        <translation>
            <numerusform>%n 個のタスクの %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n task(s)</source>
        <translation>
            <numerusform>%n 個のタスクをリセット</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskPanel</name>
    <message>
        <source>Filter tasks</source>
        <translation>タスクを絞り込み</translation>
    </message>
    <message>
        <source>Show only tasks whose name, code or role contains this</source>
        <translation>名前、コード、役割のいずれかにこの文字列を含むタスクのみを表示します</translation>
    </message>
    <message>
        <source>Edit selected</source>
        <translation>選択項目を編集</translation>
    </message>
    <message>
        <source>Change all selected tasks at once</source>
        <translation>選択したすべてのタスクをまとめて変更します</translation>
    </message>
    <message>
        <source>Edit the selected tasks</source>
        <translation>選択したタスクを編集</translation>
    </message>
    <message>
        <source>Tasks of the scenario</source>
        <translation>シナリオのタスク</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Importance…</source>
        <translation>重要度…</translation>
    </message>
    <message>
        <source>Cost…</source>
        <translation>コスト…</translation>
    </message>
    <message>
        <source>Already trained (cost 0)</source>
        <translation>学習済み（コスト 0）</translation>
    </message>
    <message>
        <source>Transfer cost…</source>
        <translation>転移のコスト…</translation>
    </message>
    <message>
        <source>Require as source</source>
        <translation>ソースとして必須にする</translation>
    </message>
    <message>
        <source>Forbid as source</source>
        <translation>ソースとして禁止する</translation>
    </message>
    <message>
        <source>Neither required nor forbidden</source>
        <translation>必須でも禁止でもない</translation>
    </message>
    <message numerus="yes">
        <source>Free %n task(s)</source>
        <translation>
            <numerusform>%n 個のタスクの制約を解除</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset to the defaults</source>
        <translation>既定値に戻す</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskPartsModel</name>
    <message>
        <source>It has no output: it can only be a source</source>
        <translation>出力がないため、ソースにしかなれません</translation>
    </message>
    <message>
        <source>source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Tick the tasks that take part</source>
        <translation>加わるタスクにチェックを付けます</translation>
    </message>
    <message>
        <source>Its network is trained and transferred from</source>
        <translation>そのネットワークを学習し、そこから転移します</translation>
    </message>
    <message>
        <source>Transfers into it are trained and compared with its own network</source>
        <translation>そこへの転移を学習し、自身のネットワークと比べます</translation>
    </message>
    <message>
        <source>Samples that the dataset has for it, or what is missing</source>
        <translation>データセットにあるサンプルの数、または欠けているもの</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskView</name>
    <message>
        <source>One view as every task has it</source>
        <translation>各タスクから見た 1 つのビュー</translation>
    </message>
    <message>
        <source>What a network gets for each task, and what it must answer. Pairs and triplets are formed with other views of the same point, or of a point that this view shows.</source>
        <translation>各タスクでネットワークに与えられる入力と、求められる出力です。ペアと三つ組は、同じポイント、またはこのビューに写るポイントの他のビューと組み合わせて作られます。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TasksDock</name>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>タスクを絞り込み</translation>
    </message>
    <message>
        <source>The tasks of this study. Double-click or press F2 to change a task&apos;s name or kind; what is selected here is selected on every page.</source>
        <translation>このスタディのタスクです。ダブルクリックまたは F2 キーでタスクの名前や種別を変更できます。ここでの選択はすべてのページに反映されます。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TasksModel</name>
    <message>
        <source>%1: output %2</source>
        <translation>%1: 出力 %2</translation>
    </message>
    <message>
        <source>Rename task</source>
        <translation>タスクの名前を変更</translation>
    </message>
    <message>
        <source>Change kind of task</source>
        <translation>タスクの種別を変更</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaxonomyPage</name>
    <message>
        <source>Taxonomy</source>
        <translation>タクソノミー</translation>
    </message>
    <message>
        <source>Placing the tasks…</source>
        <translation>タスクを配置中…</translation>
    </message>
    <message>
        <source>Preview: the best set of sources.</source>
        <translation>プレビュー: 最良のソース集合。</translation>
    </message>
    <message>
        <source>Preview: number %1 of the best sets of sources.</source>
        <translation>プレビュー: 最良のソース集合の %1 番目。</translation>
    </message>
    <message>
        <source>Panels of the taxonomy</source>
        <translation>タクソノミーのパネル</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Roles, importance, costs, required and forbidden sources</source>
        <translation>役割、重要度、コスト、必須または禁止のソース</translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation>フロンティア</translation>
    </message>
    <message>
        <source>What each budget buys</source>
        <translation>予算ごとに得られる成果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why these transfers and sources, and what is second best</source>
        <translation>これらの転移とソースが選ばれた理由と次点</translation>
    </message>
    <message>
        <source>Next best</source>
        <translation>次善</translation>
    </message>
    <message>
        <source>The best sets of sources</source>
        <translation>最良のソース集合</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>タスクを検索</translation>
    </message>
    <message>
        <source>Find a task in the graph</source>
        <translation>グラフ内のタスクを検索</translation>
    </message>
    <message>
        <source>Marks tasks by name or code; Enter goes from one to the next</source>
        <translation>名前またはコードでタスクに印を付けます。Enter で順に移動します</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Fit the graph</source>
        <translation>グラフを画面に合わせる</translation>
    </message>
    <message>
        <source>Show all of the graph</source>
        <translation>グラフ全体を表示します</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>色分け</translation>
    </message>
    <message>
        <source>What the colours of tasks and transfers say</source>
        <translation>タスクと転移の色が表すもの</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>色: %1</translation>
    </message>
    <message>
        <source>Unused tasks</source>
        <translation>未使用のタスク</translation>
    </message>
    <message>
        <source>Show tasks that the solution does not use</source>
        <translation>解で使われていないタスクを表示します</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Write each target&apos;s value into its box</source>
        <translation>各ターゲットの枠内に値を表示します</translation>
    </message>
    <message>
        <source>Fade changes</source>
        <translation>変化をフェード</translation>
    </message>
    <message>
        <source>Let transfers that come and go fade</source>
        <translation>現れる転移と消える転移をフェード表示します</translation>
    </message>
    <message>
        <source>All for one</source>
        <translation>単独最適化</translation>
    </message>
    <message>
        <source>Which transfer serves the selected task best, when every other task may be supervised</source>
        <translation>他のすべてのタスクに教師付けできる場合に、選択したタスクに最も適した転移</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>サイドパネル</translation>
    </message>
    <message>
        <source>Show or hide the settings beside the graph</source>
        <translation>グラフの横の設定を表示または非表示にします</translation>
    </message>
    <message>
        <source>View of the graph</source>
        <translation>グラフの表示</translation>
    </message>
    <message>
        <source>There is no taxonomy for these settings.</source>
        <translation>この設定で成り立つタスク分類体系はありません。</translation>
    </message>
    <message>
        <source>Keep as a scenario</source>
        <translation>シナリオとして残す</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>No taxonomy meets these settings: %1.</source>
        <translation>この設定を満たすタスク分類体系はありません: %1。</translation>
    </message>
    <message>
        <source>Set budget to %1</source>
        <translation>予算を %1 に設定</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>予算</translation>
    </message>
    <message>
        <source>The smallest budget that works was not found in time.</source>
        <translation>成り立つ最小の予算は時間内に見つかりませんでした。</translation>
    </message>
    <message>
        <source>No budget would do.</source>
        <translation>どの予算でも成り立ちません。</translation>
    </message>
    <message>
        <source>No taxonomy was found in time.</source>
        <translation>タスク分類体系は時間内に見つかりませんでした。</translation>
    </message>
    <message>
        <source>Comparing %1 with %2.</source>
        <translation>%1 と %2 を比較中。</translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation>比較を終了</translation>
    </message>
    <message>
        <source>Solving…</source>
        <translation>求解中…</translation>
    </message>
    <message>
        <source>Nothing can serve %1 alone: %2</source>
        <translation>%1 だけを対象にしても、供給できるものがありません: %2</translation>
    </message>
    <message>
        <source>All for one: %1 alone is best served by %2 (gain %3, quality %4).</source>
        <translation>単独最適化: %1 だけなら、%2 からの供給が最良です（ゲイン %3、クオリティ %4）。</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新しいシナリオ</translation>
    </message>
    <message>
        <source>Require %1</source>
        <translation>%1 を必須にする</translation>
    </message>
    <message>
        <source>Forbid %1</source>
        <translation>%1 を禁止する</translation>
    </message>
    <message>
        <source>this transfer</source>
        <translation>この転移</translation>
    </message>
    <message>
        <source>Why this transfer?</source>
        <translation>この転移の理由</translation>
    </message>
    <message>
        <source>%1 as a source</source>
        <translation>ソースとしての %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>All for %1 alone</source>
        <translation>%1 だけのために最適化</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Two scenarios or two studies as one graph</source>
        <translation>2 つのシナリオまたはスタディを 1 つのグラフに表示します</translation>
    </message>
    <message>
        <source>Out of date: the last taxonomy that met the settings.</source>
        <translation>古い結果: 設定を満たした直近のタスク分類体系です。</translation>
    </message>
    <message>
        <source>No longer require %1</source>
        <translation>%1 を必須から外す</translation>
    </message>
    <message>
        <source>No longer forbid %1</source>
        <translation>%1 の禁止を解除</translation>
    </message>
    <message>
        <source>No transfer has been measured yet.</source>
        <translation>転移はまだ測定されていません。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TransferModel</name>
    <message>
        <source>Own network</source>
        <translation>自身のネットワーク</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>スクラッチ</translation>
    </message>
    <message>
        <source>Constant predictor</source>
        <translation>定数予測器</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>ゲイン</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>クオリティ</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>How many sources the transfer has</source>
        <translation>転移が持つソースの数</translation>
    </message>
    <message>
        <source>Component of the target&apos;s principal eigenvector, over all its alternatives</source>
        <translation>ターゲットの全代替案に対する主固有ベクトルの成分</translation>
    </message>
    <message>
        <source>Share of images won against a network trained from scratch</source>
        <translation>スクラッチから学習したネットワークに勝った画像の割合</translation>
    </message>
    <message>
        <source>Share of images won against the target&apos;s own fully supervised network</source>
        <translation>ターゲット自身の完全教師ありネットワークに勝った画像の割合</translation>
    </message>
    <message>
        <source>Whether the present scenario&apos;s taxonomy uses it</source>
        <translation>現在のシナリオのタスク分類体系で使うかどうか</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TransferPanel</name>
    <message>
        <source>Filter by task</source>
        <translation>タスクで絞り込み</translation>
    </message>
    <message>
        <source>Filter transfers by task</source>
        <translation>タスクで転移を絞り込み</translation>
    </message>
    <message>
        <source>Shows the transfers in whose names or codes all these words occur</source>
        <translation>名前またはコードにこれらの語をすべて含む転移を表示します</translation>
    </message>
    <message>
        <source>Filter transfers by order</source>
        <translation>次数で転移を絞り込み</translation>
    </message>
    <message>
        <source>Shows the transfers of that many sources</source>
        <translation>この数のソースを持つ転移を表示します</translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation>採用のみ</translation>
    </message>
    <message>
        <source>Shows the transfers that the present scenario&apos;s taxonomy uses</source>
        <translation>現在のシナリオのタスク分類体系が使う転移を表示します</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>転移</translation>
    </message>
    <message>
        <source>%1 of %2 transfers</source>
        <translation>%2 件中 %1 件の転移</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>すべての次数</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>次数 %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TreePanel</name>
    <message>
        <source>Ward</source>
        <translation>Ward 法</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>群平均法</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完全連結法</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>単連結法</translation>
    </message>
    <message>
        <source>&amp;Linkage:</source>
        <translation>連結法(&amp;L):</translation>
    </message>
    <message>
        <source>How groups are joined</source>
        <translation>グループの結合方法</translation>
    </message>
    <message>
        <source>Roots of affinities</source>
        <translation>親和度の平方根</translation>
    </message>
    <message>
        <source>Affinities</source>
        <translation>親和度</translation>
    </message>
    <message>
        <source>F&amp;eatures:</source>
        <translation>特徴量(&amp;E):</translation>
    </message>
    <message>
        <source>What two tasks are compared by: what each is worth as a source for every target</source>
        <translation>2 つのタスクの比較に使うもの: 各ターゲットに対するソースとしての価値</translation>
    </message>
    <message>
        <source>C&amp;ut:</source>
        <translation>分割(&amp;U):</translation>
    </message>
    <message>
        <source>Into how many groups the tree is cut</source>
        <translation>樹形図を分割するグループの数</translation>
    </message>
    <message>
        <source>Number of groups; 1: not cut</source>
        <translation>グループ数。1: 分割なし</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>&lt;p&gt;Tasks that are good for the same targets as sources stand close together (figure 13 of the paper). A click on a task, a branch or a group&apos;s bracket selects its tasks; the arrow keys go through tasks and up the branches, Enter selects.&lt;/p&gt;</source>
        <translation>&lt;p&gt;ソースとして同じターゲットに役立つタスクほど近くに並びます（論文の図 13）。タスク、枝、グループの括弧をクリックすると、それに含まれるタスクが選択されます。矢印キーでタスク間の移動と枝の上方向への移動、Enter で選択ができます。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Change linkage</source>
        <translation>連結法の変更</translation>
    </message>
    <message>
        <source>Change features</source>
        <translation>特徴量の変更</translation>
    </message>
    <message>
        <source>Cut the tree</source>
        <translation>樹形図の分割</translation>
    </message>
    <message>
        <source>Comparing tasks…</source>
        <translation>タスクを比較中…</translation>
    </message>
    <message>
        <source>%1 tasks compared as sources for %2 targets.</source>
        <translation>%2 個のターゲットに対するソースとして %1 個のタスクを比較しました。</translation>
    </message>
    <message>
        <source>%1 cells were not measured; %2 pairs are compared on fewer targets.</source>
        <translation>未測定のセルが %1 個あり、%2 組は少ないターゲットで比較しています。</translation>
    </message>
    <message>
        <source>Similarity tree</source>
        <translation>類似度樹形図</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TreeView</name>
    <message>
        <source>Similarity tree</source>
        <translation>類似度樹形図</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>ようこそ</translation>
    </message>
    <message>
        <source>TaskAtlas</source>
        <translation>TaskAtlas</translation>
    </message>
    <message>
        <source>Which tasks are worth labels, and which tasks they help: task transfer measured, mapped and explored.</source>
        <translation>どのタスクにラベルを付ける価値があり、それがどのタスクに役立つのか。タスク転移を測定し、地図にし、探索します。</translation>
    </message>
    <message>
        <source>Built-in studies</source>
        <translation>内蔵スタディ</translation>
    </message>
    <message>
        <source>published-16k, published-1k and published-mixed: measurements of Zamir et al., “Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018. Built-in studies stay as they are: the first change makes a copy.</source>
        <translation>published-16k、published-1k、published-mixed は Zamir らの測定値、“Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018。内蔵スタディ自体は変更されず、最初の変更でコピーが作成されます。</translation>
    </message>
    <message>
        <source>Your studies</source>
        <translation>ユーザーのスタディ</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a study file</source>
        <translation>スタディファイルを開く</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>インポート(&amp;I)…</translation>
    </message>
    <message>
        <source>Make a study of a CSV table of transfers, per-image losses or scores</source>
        <translation>転移、画像ごとの損失、またはスコアの CSV 表からスタディを作成</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>表をインポート</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>最近使ったスタディ(&amp;R)</translation>
    </message>
    <message>
        <source>Studies that you open are listed here.</source>
        <translation>開いたスタディがここに表示されます。</translation>
    </message>
    <message>
        <source>Unsaved changes to %1 were kept.</source>
        <translation>%1 の未保存の変更が残っています。</translation>
    </message>
    <message>
        <source>Unsaved changes to %1 were kept (%2).</source>
        <translation>%1 の未保存の変更が残っています（%2）。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Open the study with these changes</source>
        <translation>この変更を含めてスタディを開きます</translation>
    </message>
    <message>
        <source>Continue with the changes to %1</source>
        <translation>%1 の変更を続ける</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Delete these changes; the study itself stays as it is</source>
        <translation>この変更を削除します。スタディ自体はそのまま残ります</translation>
    </message>
    <message>
        <source>Discard the changes to %1</source>
        <translation>%1 の変更を破棄</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%L1 tasks</source>
        <translation>
            <numerusform>タスク %L1 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 targets</source>
        <translation>
            <numerusform>ターゲット %L1 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 transfers</source>
        <translation>
            <numerusform>転移 %L1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a study</source>
        <translation>スタディを開く</translation>
    </message>
    <message>
        <source>Studies (*.taskstudy);;All files (*)</source>
        <translation>スタディ (*.taskstudy);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Or drop a study (.taskstudy), a table (.csv) or a dataset&apos;s folder here</source>
        <translation>スタディ（.taskstudy）、表（.csv）、データセットのフォルダーをここにドロップすることもできます</translation>
    </message>
    <message>
        <source>&amp;New study…</source>
        <translation>新しいスタディ(&amp;N)…</translation>
    </message>
    <message>
        <source>Measure task transfer on rendered rooms or on images of your own</source>
        <translation>描画した部屋または自分の画像でタスク転移を測定します</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>新しいスタディ</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::WinRatesPanel</name>
    <message>
        <source>Task-specific networks (table 1 of the paper)</source>
        <translation>タスク専用ネットワーク（論文の表 1）</translation>
    </message>
    <message>
        <source>Win rates of task-specific networks</source>
        <translation>タスク専用ネットワークの勝率</translation>
    </message>
    <message>
        <source>Published win rates, and this study&apos;s beside them</source>
        <translation>論文の勝率とこのスタディの勝率</translation>
    </message>
    <message>
        <source>Transfers into novel targets (figure 10, right, of the paper)</source>
        <translation>新規ターゲットへの転移（論文の図 10 右）</translation>
    </message>
    <message>
        <source>The most sources of one transfer; the paper&apos;s figure has up to four</source>
        <translation>1 つの転移が持つソースの最大数。論文の図では最大 4 つ</translation>
    </message>
    <message>
        <source>Most sources</source>
        <translation>最大ソース数</translation>
    </message>
    <message>
        <source>Most so&amp;urces:</source>
        <translation>最大ソース数(&amp;U):</translation>
    </message>
    <message>
        <source>Win rates of transfers into novel targets</source>
        <translation>新規ターゲットへの転移の勝率</translation>
    </message>
    <message>
        <source>Change the most sources</source>
        <translation>最大ソース数の変更</translation>
    </message>
    <message>
        <source>This study has no per-image losses, so only the published values are shown. Win rates of task-specific networks come with studies of per-image losses that hold average and random.</source>
        <translation>このスタディには画像ごとの損失がないため、論文の値のみを表示しています。タスク専用ネットワークの勝率は、average と random を含む、画像ごとの損失を持つスタディで表示されます。</translation>
    </message>
    <message>
        <source>Reading per-image losses…</source>
        <translation>画像ごとの損失を読み込み中…</translation>
    </message>
    <message>
        <source>This study&apos;s values are from its per-image losses: the network under self against average and against random.</source>
        <translation>このスタディの値は画像ごとの損失から求めたものです: self のネットワークの、average および random に対する勝率。</translation>
    </message>
</context>
</TS>
