<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AffinityMeasure</name>
    <message>
        <source>Affinity</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>First-order affinity p from the analytic hierarchy process; each target&apos;s row sums to 1.</source>
        <translation>由层次分析法得到的一阶亲和度 p；每个目标的一行之和为 1。</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Share of test images on which the transfer beats a network trained from scratch on the same data.</source>
        <translation>迁移优于在相同数据上从头训练的网络的测试图像占比。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Share of test images on which the transfer beats the target&apos;s own fully supervised network.</source>
        <translation>迁移优于目标任务自身完全监督网络的测试图像占比。</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>原始分数</translation>
    </message>
    <message>
        <source>The score as it was imported.</source>
        <translation>导入时的原始分数。</translation>
    </message>
    <message>
        <source>Mean loss</source>
        <translation>平均损失</translation>
    </message>
    <message>
        <source>Mean loss over the test images; lower is better, and targets cannot be compared with each other.</source>
        <translation>测试图像上的平均损失；越低越好，不同目标之间不可比较。</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>胜率</translation>
    </message>
    <message>
        <source>Mean share of test images on which the transfer beats each of the target&apos;s other alternatives of first order.</source>
        <translation>迁移优于该目标其余各一阶候选的测试图像占比的平均值。</translation>
    </message>
</context>
<context>
    <name>AffinityPlot</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Own network</source>
        <translation>自身网络</translation>
    </message>
    <message>
        <source>Normalised affinity</source>
        <translation>归一化亲和度</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>第 %1 名，共 %2 个</translation>
    </message>
</context>
<context>
    <name>Annotation</name>
    <message>
        <source>uncertain</source>
        <translation>不确定</translation>
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
        <translation>有效</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>class %1, which is not in the list</source>
        <translation>类别 %1（不在列表中）</translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>分割 %1</translation>
    </message>
    <message>
        <source>red %1, green %2, blue %3</source>
        <translation>红 %1，绿 %2，蓝 %3</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>(%1, %2, %3)</source>
        <translation>(%1, %2, %3)</translation>
    </message>
    <message>
        <source>%1 and %2 / m</source>
        <translation>%1 和 %2 / m</translation>
    </message>
</context>
<context>
    <name>AnswerDifference</name>
    <message>
        <source>No pixel has a value in both</source>
        <translation>没有一个像素在两者中都有值</translation>
    </message>
    <message>
        <source>mean %1, mean size %2</source>
        <translation>平均 %1，平均大小 %2</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>平均 %1</translation>
    </message>
    <message>
        <source>The two pictures are of different sizes</source>
        <translation>两幅图像大小不同</translation>
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
        <translation>没有一个像素在两者中都有类别</translation>
    </message>
    <message>
        <source>%1 % of the pixels differ</source>
        <translation>%1% 的像素不同</translation>
    </message>
    <message>
        <source>in the colours of the second</source>
        <translation>以第二个的颜色显示</translation>
    </message>
    <message>
        <source>among the best five of each</source>
        <translation>限于各自最好的五个</translation>
    </message>
    <message>
        <source>The two have different counts of numbers</source>
        <translation>两者的数字个数不同</translation>
    </message>
    <message>
        <source>number by number, in their units</source>
        <translation>逐个数字，按各自的单位</translation>
    </message>
    <message>
        <source>The input is no answer: choose two others</source>
        <translation>输入不是回答：请另选两个</translation>
    </message>
    <message>
        <source>One of the two is not there</source>
        <translation>两者之一不存在</translation>
    </message>
    <message>
        <source>The two are of different kinds</source>
        <translation>两者种类不同</translation>
    </message>
    <message>
        <source>Embeddings of two networks have no common axes: their colours and clusters cannot be subtracted</source>
        <translation>两个网络的嵌入没有共同的坐标轴：它们的颜色和聚类不能相减</translation>
    </message>
    <message>
        <source>Jigsaws have no difference: tiles in the wrong place are marked</source>
        <translation>拼图没有差值：放错位置的图块已标出</translation>
    </message>
    <message>
        <source>not in both</source>
        <translation>并非两者都有</translation>
    </message>
    <message>
        <source>the %1 that differ most</source>
        <translation>差异最大的 %1 个</translation>
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
        <translation>中心偏差 %1 m</translation>
    </message>
    <message>
        <source>%1 off by %2°</source>
        <translation>%1 偏差 %2°</translation>
    </message>
    <message>
        <source>turned %1°, %2 m away</source>
        <translation>转动 %1°，相距 %2 m</translation>
    </message>
    <message>
        <source>turn off by %1°, place by %2 m</source>
        <translation>转角偏差 %1°，位置偏差 %2 m</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2%</translation>
    </message>
    <message>
        <source>true class at place %1</source>
        <translation>真实类别排第 %1</translation>
    </message>
    <message>
        <source>true class not among the best %1</source>
        <translation>真实类别不在前 %1 名</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>nine tiles, shuffled</source>
        <translation>九个图块，已打乱</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>每个 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n 个视图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n 个分割</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n 个聚类</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of 9 tiles in place</source>
        <translation>9 个图块中 %1 个位置正确</translation>
    </message>
    <message>
        <source>sure to %1 %</source>
        <translation>把握 %1%</translation>
    </message>
    <message>
        <source>the same point</source>
        <translation>同一点</translation>
    </message>
    <message>
        <source>different points</source>
        <translation>不同的点</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>match %1 %</source>
        <translation>匹配 %1%</translation>
    </message>
    <message>
        <source>Alike in colour: near in the embedding</source>
        <translation>颜色相近：在嵌入中相近</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>指向 %1</translation>
    </message>
    <message>
        <source>camera not known: drawn for a view of %1°</source>
        <translation>相机未知：按 %1° 视场绘制</translation>
    </message>
    <message>
        <source>being asked for</source>
        <translation>正在询问</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The same point</source>
        <translation>同一点</translation>
    </message>
    <message>
        <source>Different points</source>
        <translation>不同的点</translation>
    </message>
    <message>
        <source>Asking the network …</source>
        <translation>正在询问网络…</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>第 %1 名，共 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>the first of %n channel(s)</source>
        <translation>
            <numerusform>%n 个通道中的第一个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BuiltinStudy</name>
    <message>
        <source>the paper&apos;s measurements, transfers trained on 16k images, orders 1 to 24</source>
        <translation>论文的测量数据，迁移以 16k 张图像训练，1 至 24 阶</translation>
    </message>
    <message>
        <source>the paper&apos;s measurements, transfers trained on 1k images, orders 1 to 4</source>
        <translation>论文的测量数据，迁移以 1k 张图像训练，1 至 4 阶</translation>
    </message>
    <message>
        <source>the measurements behind the paper&apos;s figure 7, orders 1 and 2</source>
        <translation>论文图 7 所用的测量数据，1 阶和 2 阶</translation>
    </message>
    <message>
        <source>TaskAtlas&apos;s own measurements on rendered rooms, orders 1 to 4, with networks and outputs</source>
        <translation>TaskAtlas 在渲染房间上自己的测量数据，1 至 4 阶，附网络与输出</translation>
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
        <translation>灰度</translation>
    </message>
    <message>
        <source>Blue to orange</source>
        <translation>蓝到橙</translation>
    </message>
    <message>
        <source>Purple to green</source>
        <translation>紫到绿</translation>
    </message>
</context>
<context>
    <name>CsvCheck</name>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>The file is empty; a header line is expected.</source>
        <translation>文件为空；应有表头行。</translation>
    </message>
    <message>
        <source>one column for each target</source>
        <translation>每个目标一列</translation>
    </message>
</context>
<context>
    <name>Damage</name>
    <message>
        <source>is missing, while other views of the building have it</source>
        <translation>缺失，而该建筑的其他视图有此文件</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>holds zeros only</source>
        <translation>内容全为零</translation>
    </message>
    <message>
        <source>ends before its picture does</source>
        <translation>在图像结束之前中断</translation>
    </message>
    <message>
        <source>takes more memory than there is to decode</source>
        <translation>解码所需内存超过可用内存</translation>
    </message>
    <message>
        <source>neither a PNG nor a JPEG</source>
        <translation>既不是 PNG 也不是 JPEG</translation>
    </message>
    <message>
        <source>the PNG ends before its picture does</source>
        <translation>PNG 在图像结束之前中断</translation>
    </message>
    <message>
        <source>the JPEG ends before its picture does</source>
        <translation>JPEG 在图像结束之前中断</translation>
    </message>
    <message>
        <source>the PNG claims %1 × %2 pixels, more than are read (%3 a side, %4 in all)</source>
        <translation>PNG 声称有 %1 × %2 像素，超出可读取的范围（每边 %3，共 %4）</translation>
    </message>
    <message>
        <source>the JPEG claims %1 × %2 pixels, more than are read (%3 a side, %4 in all)</source>
        <translation>JPEG 声称有 %1 × %2 像素，超出可读取的范围（每边 %3，共 %4）</translation>
    </message>
    <message>
        <source>a JPEG of printing colours (CMYK) is not read</source>
        <translation>不支持印刷色（CMYK）的 JPEG</translation>
    </message>
    <message>
        <source>a label map has one channel of 8 or 16 bits, not colours</source>
        <translation>标签图应为 8 或 16 位单通道，而不是彩色</translation>
    </message>
    <message>
        <source>damaged JSON</source>
        <translation>JSON 已损坏</translation>
    </message>
    <message>
        <source>no NumPy array (.npy)</source>
        <translation>不是 NumPy 数组（.npy）</translation>
    </message>
    <message>
        <source>the NumPy array ends in its header</source>
        <translation>NumPy 数组在文件头中断</translation>
    </message>
    <message>
        <source>damaged PNG (%1)</source>
        <translation>PNG 已损坏（%1）</translation>
    </message>
    <message>
        <source>damaged JPEG (%1)</source>
        <translation>JPEG 已损坏（%1）</translation>
    </message>
    <message>
        <source>has %1 bytes, which no such file has</source>
        <translation>有 %1 字节，此类文件不可能有此大小</translation>
    </message>
    <message>
        <source>is a JPEG, whose compression changes labels</source>
        <translation>是 JPEG，其压缩会改变标签</translation>
    </message>
    <message>
        <source>has %1 bits a sample; depth in 1/512 m takes 16</source>
        <translation>每个采样 %1 位；以 1/512 米表示的深度需要 16 位</translation>
    </message>
    <message>
        <source>has %1 bits a sample; curvature takes 8</source>
        <translation>每个采样 %1 位；曲率需要 8 位</translation>
    </message>
    <message>
        <source>has %1 channel(s) where %2 are needed</source>
        <translation>有 %1 个通道，需要 %2 个</translation>
    </message>
    <message>
        <source>has %1 × %2 pixels, most files of its kind %3 × %4 pixels</source>
        <translation>有 %1 × %2 像素，而多数同类文件为 %3 × %4 像素</translation>
    </message>
    <message>
        <source>has %1 values, most files of its kind %2 values</source>
        <translation>有 %1 个值，而多数同类文件为 %2 个</translation>
    </message>
    <message>
        <source>holds no values</source>
        <translation>不含任何值</translation>
    </message>
    <message>
        <source>holds values that are not finite</source>
        <translation>含有非有限值</translation>
    </message>
    <message>
        <source>says that it is of point %1, its name of point %2</source>
        <translation>内容说属于点 %1，文件名却说属于点 %2</translation>
    </message>
    <message>
        <source>says that it is view %1, its name view %2</source>
        <translation>内容说是视图 %1，文件名却说是视图 %2</translation>
    </message>
    <message>
        <source>download it; tasks that need it pass over this view</source>
        <translation>请下载；需要它的任务会跳过此视图</translation>
    </message>
    <message>
        <source>download or render it again</source>
        <translation>请重新下载或渲染</translation>
    </message>
    <message>
        <source>check that it is there, its permissions and the disk</source>
        <translation>请检查文件是否存在、其权限以及磁盘</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>请检查磁盘</translation>
    </message>
    <message>
        <source>check again with fewer threads, or get a picture of the usual size</source>
        <translation>请用更少的线程重新检查，或获取常规大小的图像</translation>
    </message>
    <message>
        <source>get it as a PNG</source>
        <translation>请获取 PNG 版本</translation>
    </message>
    <message>
        <source>write it anew as a 16-bit PNG</source>
        <translation>请重新写为 16 位 PNG</translation>
    </message>
    <message>
        <source>one of them is wrong; get the file again</source>
        <translation>其中之一有误；请重新获取文件</translation>
    </message>
    <message>
        <source>get it in that size</source>
        <translation>请获取该大小的版本</translation>
    </message>
    <message>
        <source>fetch it again</source>
        <translation>请重新获取</translation>
    </message>
    <message>
        <source>fetch the file again</source>
        <translation>请重新获取文件</translation>
    </message>
    <message>
        <source>use a smaller picture</source>
        <translation>请使用较小的图像</translation>
    </message>
    <message>
        <source>convert it to RGB</source>
        <translation>请转换为 RGB</translation>
    </message>
</context>
<context>
    <name>DatasetFigures</name>
    <message>
        <source>Annotations of %1</source>
        <translation>%1 的标注</translation>
    </message>
    <message>
        <source>All tasks of %1</source>
        <translation>%1 的全部任务</translation>
    </message>
    <message>
        <source>Contact sheet of the selected views</source>
        <translation>所选视图的缩略图表</translation>
    </message>
</context>
<context>
    <name>DatasetReport</name>
    <message>
        <source>splits from its tables</source>
        <translation>划分取自其表格</translation>
    </message>
    <message>
        <source>splits from its manifest</source>
        <translation>划分取自其清单</translation>
    </message>
    <message>
        <source>it has no splits: buildings are shared out</source>
        <translation>没有划分：按建筑分配</translation>
    </message>
    <message>
        <source>No view has: %1</source>
        <translation>没有任何视图具有：%1</translation>
    </message>
    <message>
        <source>Its list of classes cannot be used</source>
        <translation>其类别列表无法使用</translation>
    </message>
    <message>
        <source>No view has all files that it needs</source>
        <translation>没有视图具备所需的全部文件</translation>
    </message>
    <message>
        <source>No point has as many views as it needs</source>
        <translation>没有哪个点具有所需数量的视图</translation>
    </message>
    <message>
        <source>No samples for training</source>
        <translation>没有训练样本</translation>
    </message>
    <message>
        <source>No samples for validation</source>
        <translation>没有验证样本</translation>
    </message>
    <message>
        <source>No samples for test</source>
        <translation>没有测试样本</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>No views for %1: an experiment needs at least three buildings, which are shared out among training, validation and test.</source>
        <translation>没有用于%1的视图：一次实验至少需要三栋建筑，分给训练、验证和测试。</translation>
    </message>
</context>
<context>
    <name>DatasetSource</name>
    <message>
        <source>%1 holds no samples. A dataset has files such as building/rgb/point_0_view_0_domain_rgb.png in it.</source>
        <translation>%1 中没有样本。数据集应包含 building/rgb/point_0_view_0_domain_rgb.png 这样的文件。</translation>
    </message>
    <message>
        <source>Found instead: %1: %2</source>
        <translation>找到的却是：%1：%2</translation>
    </message>
</context>
<context>
    <name>Derivation</name>
    <message>
        <source>Against</source>
        <translation>对手</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>胜</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>负</translation>
    </message>
    <message>
        <source>Shared images</source>
        <translation>共有图像</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>胜率</translation>
    </message>
    <message>
        <source>Ratio w′</source>
        <translation>比值 w′</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, all with lower affinities</source>
        <translation>
            <numerusform>以及另外 %n 个，亲和度均更低</numerusform>
        </translation>
    </message>
    <message>
        <source>A transfer of a task to itself is no candidate of the program: full supervision stands there instead, worth the own network&apos;s value.</source>
        <translation>任务到自身的迁移不是规划的候选：由完全监督代替，其价值取自身网络的值。</translation>
    </message>
    <message>
        <source>The scenario maximises %1, which was not measured for this transfer: it is no candidate.</source>
        <translation>该方案最大化%1，而此迁移没有测得该值，因此不是候选。</translation>
    </message>
    <message>
        <source>The scenario “%1” maximises %2. Importance r = %3 of the target times the transfer&apos;s value v = %4 is its coefficient in the program: &lt;b&gt;%5&lt;/b&gt;.</source>
        <translation>方案“%1”最大化%2。目标的重要性 r = %3 与迁移的价值 v = %4 的乘积即其在规划中的系数：&lt;b&gt;%5&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>Select a cell to see how its affinity comes about.</source>
        <translation>选择一个单元格，查看其亲和度的由来。</translation>
    </message>
    <message>
        <source>Wins</source>
        <translation>胜场</translation>
    </message>
    <message numerus="yes">
        <source>%n alternative(s) for this target were compared, image by image, on up to %1 test images. A tie counts for neither side.</source>
        <translation>
            <numerusform>针对该目标，在最多 %1 张测试图像上逐图比较了 %n 个候选。平局不计入任何一方。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean loss: %1 over %2 images.</source>
        <translation>平均损失：%1（%2 张图像）。</translation>
    </message>
    <message>
        <source>Ratio matrix</source>
        <translation>比值矩阵</translation>
    </message>
    <message>
        <source>Win rates W are clipped to [0.001, 0.999]; the ratio is w′ᵢⱼ = wᵢⱼ / wⱼᵢ (equation 2 of the paper): how many times more often it wins than it loses.</source>
        <translation>胜率 W 被截断到 [0.001, 0.999]；比值为 w′ᵢⱼ = wᵢⱼ / wⱼᵢ（论文公式 2），即胜的次数是负的次数的多少倍。</translation>
    </message>
    <message>
        <source>Principal eigenvector</source>
        <translation>主特征向量</translation>
    </message>
    <message>
        <source>Eigenvalue %1 of a matrix of %2 alternatives, consistency index %3 (0: no contradictions). This alternative&apos;s component, all of them summing to 1, is its affinity: &lt;b&gt;%4&lt;/b&gt;.</source>
        <translation>%2 个候选的矩阵的特征值为 %1，一致性指标为 %3（0 表示无矛盾）。所有分量之和为 1，该候选的分量即其亲和度：&lt;b&gt;%4&lt;/b&gt;。</translation>
    </message>
    <message numerus="yes">
        <source>In %n resample(s) of the images it was between %1 and %2 nine times out of ten (standard error %3), its rank between %4 and %5.</source>
        <translation>
            <numerusform>在 %n 次图像重采样中，十次有九次介于 %1 与 %2 之间（标准误 %3），名次介于 %4 与 %5 之间。</numerusform>
        </translation>
    </message>
    <message>
        <source>The study itself holds the affinity %1, computed otherwise.</source>
        <translation>研究中保存的亲和度为 %1，由其他方式计算得到。</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>It was not measured.</source>
        <translation>未测量。</translation>
    </message>
    <message>
        <source>The study holds the affinity &lt;b&gt;%1&lt;/b&gt;. The losses of the test images that it was computed from are not in the study, so the tournament and the ratio matrix cannot be shown.</source>
        <translation>研究中保存的亲和度为 &lt;b&gt;%1&lt;/b&gt;。研究不包含计算它所用的测试图像损失，因此无法显示两两对比和比值矩阵。</translation>
    </message>
    <message>
        <source>Gain %1, quality %2.</source>
        <translation>增益 %1，质量 %2。</translation>
    </message>
    <message>
        <source>Share among transfers of first order</source>
        <translation>在一阶迁移中的占比</translation>
    </message>
    <message>
        <source>All transfers of first order into this target, its own network among them, have affinities of %1 together; the heat map shows %2 / %1 = &lt;b&gt;%3&lt;/b&gt;.</source>
        <translation>到该目标的所有一阶迁移（包括其自身网络）的亲和度合计为 %1；热图显示 %2 / %1 = &lt;b&gt;%3&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>Coefficient in the program</source>
        <translation>规划中的系数</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message numerus="yes">
        <source>%Ln core(s)</source>
        <translation>
            <numerusform>%Ln 个核心</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>空闲 %1，共 %2</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空闲 %1</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>无法使用：%1</translation>
    </message>
</context>
<context>
    <name>Domain</name>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Large picture</source>
        <translation>大图像</translation>
    </message>
    <message>
        <source>Depth (z-buffer)</source>
        <translation>深度（z 缓冲）</translation>
    </message>
    <message>
        <source>Distance (Euclidean)</source>
        <translation>距离（欧氏）</translation>
    </message>
    <message>
        <source>Surface normals</source>
        <translation>表面法线</translation>
    </message>
    <message>
        <source>Principal curvature</source>
        <translation>主曲率</translation>
    </message>
    <message>
        <source>Reshading</source>
        <translation>重着色</translation>
    </message>
    <message>
        <source>Occlusion edges</source>
        <translation>遮挡边缘</translation>
    </message>
    <message>
        <source>Texture edges</source>
        <translation>纹理边缘</translation>
    </message>
    <message>
        <source>2D keypoints</source>
        <translation>2D 关键点</translation>
    </message>
    <message>
        <source>3D keypoints</source>
        <translation>3D 关键点</translation>
    </message>
    <message>
        <source>2D segments</source>
        <translation>2D 分割</translation>
    </message>
    <message>
        <source>2.5D segments</source>
        <translation>2.5D 分割</translation>
    </message>
    <message>
        <source>Semantic segments</source>
        <translation>语义分割</translation>
    </message>
    <message>
        <source>Object classes</source>
        <translation>物体类别</translation>
    </message>
    <message>
        <source>Scene classes</source>
        <translation>场景类别</translation>
    </message>
    <message>
        <source>Camera and layout</source>
        <translation>相机与布局</translation>
    </message>
    <message>
        <source>Other views of the point</source>
        <translation>该点的其他视图</translation>
    </message>
    <message>
        <source>Valid pixels</source>
        <translation>有效像素</translation>
    </message>
    <message>
        <source>Semantics (colours)</source>
        <translation>语义（颜色）</translation>
    </message>
    <message>
        <source>Mesh fragments</source>
        <translation>网格片段</translation>
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
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationPlots</name>
    <message>
        <source>full supervision</source>
        <translation>完全监督</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Gain by supervision budget</source>
        <translation>各监督预算下的增益</translation>
    </message>
    <message>
        <source>Quality by supervision budget</source>
        <translation>各监督预算下的质量</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message numerus="yes">
        <source>%n targets have no value</source>
        <translation>
            <numerusform>%n 个目标没有值</numerusform>
        </translation>
    </message>
    <message>
        <source>fully supervised</source>
        <translation>完全监督</translation>
    </message>
</context>
<context>
    <name>FigureKind</name>
    <message>
        <source>Transfers as measured</source>
        <translation>迁移的测量结果</translation>
    </message>
    <message>
        <source>Affinities</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>Task taxonomy</source>
        <translation>任务分类体系</translation>
    </message>
    <message>
        <source>What each budget buys</source>
        <translation>各预算的收益</translation>
    </message>
    <message>
        <source>Gain over tasks and budgets</source>
        <translation>各任务与预算的增益</translation>
    </message>
    <message>
        <source>Quality over tasks and budgets</source>
        <translation>各任务与预算的质量</translation>
    </message>
    <message>
        <source>Against random taxonomies</source>
        <translation>与随机分类体系比较</translation>
    </message>
    <message>
        <source>Similarity of tasks</source>
        <translation>任务相似度</translation>
    </message>
    <message>
        <source>Annotations of one view</source>
        <translation>一个视图的标注</translation>
    </message>
    <message>
        <source>Contact sheet of views</source>
        <translation>视图缩略图表</translation>
    </message>
    <message>
        <source>One view, all tasks</source>
        <translation>一个视图，全部任务</translation>
    </message>
    <message>
        <source>Outputs of networks</source>
        <translation>网络的输出</translation>
    </message>
</context>
<context>
    <name>FigurePreset</name>
    <message>
        <source>%1, full width (%2)</source>
        <translation>%1，通栏（%2）</translation>
    </message>
    <message>
        <source>%1, one column (%2)</source>
        <translation>%1，单栏（%2）</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>This scenario is infeasible: %1</source>
        <translation>此方案不可行：%1</translation>
    </message>
</context>
<context>
    <name>FrontierPlot</name>
    <message>
        <source>No budget works.</source>
        <translation>没有可行的预算。</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation>平均增益</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>平均质量</translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation>监督预算</translation>
    </message>
    <message>
        <source>The best objective for budgets from %1 to %2 rises from %3 to %4.</source>
        <translation>预算从 %1 增至 %2 时，最优目标值从 %3 升至 %4。</translation>
    </message>
</context>
<context>
    <name>GraphComparison</name>
    <message>
        <source>%1, %2</source>
        <comment>study, scenario</comment>
        <translation>%1，%2</translation>
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
        <translation>亲和度</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>GraphPicture</name>
    <message>
        <source>supervised</source>
        <translation>有监督</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>迁移所得</translation>
    </message>
    <message>
        <source>source only</source>
        <translation>仅作源</translation>
    </message>
    <message>
        <source>novel (target only)</source>
        <translation>新任务（仅作目标）</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>no kind</source>
        <translation>无类别</translation>
    </message>
    <message>
        <source>several sources together</source>
        <translation>多个源共同</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Affinity p, by exp(−20 p)</source>
        <translation>亲和度 p，按 exp(−20 p)</translation>
    </message>
    <message>
        <source>Affinity p among first-order ones, by exp(−20 p)</source>
        <translation>一阶迁移中的亲和度 p，按 exp(−20 p)</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必选</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>禁用</translation>
    </message>
</context>
<context>
    <name>GraphPlot</name>
    <message>
        <source>No taxonomy: %1.</source>
        <translation>无分类体系：%1。</translation>
    </message>
    <message>
        <source>Mean gain %1, mean quality %2.</source>
        <translation>平均增益 %1，平均质量 %2。</translation>
    </message>
    <message>
        <source>A, %1: %2 B, %3: %4</source>
        <translation>A，%1：%2 B，%3：%4</translation>
    </message>
    <message numerus="yes">
        <source>A taxonomy of %n target(s).</source>
        <translation>
            <numerusform>%n 个目标的分类体系。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n supervised task(s): %1.</source>
        <translation>
            <numerusform>%n 个有监督任务：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) of A are in B too.</source>
        <translation>
            <numerusform>A 的 %n 个迁移也在 B 中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>%1 to %2: %3 not measured</source>
        <translation>%1 到 %2：%3未测量</translation>
    </message>
    <message>
        <source>%1 to %2: %3 %4</source>
        <translation>%1 到 %2：%3 %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation>%1（对数）</translation>
    </message>
    <message>
        <source>%1 p (coloured by exp(−%2 p))</source>
        <translation>%1 p（按 exp(−%2 p) 着色）</translation>
    </message>
    <message>
        <source>%1: a heat map of %2 by %3 cells.</source>
        <translation>%1：%2 × %3 个单元格的热图。</translation>
    </message>
    <message>
        <source>Nothing is measured.</source>
        <translation>没有任何测量值。</translation>
    </message>
    <message>
        <source>Highest: %1. Lowest: %2.</source>
        <translation>最高：%1。最低：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) are not measured.</source>
        <translation>
            <numerusform>%n 个单元格未测量。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasureTables</name>
    <message>
        <source>%1 for %2: no value</source>
        <translation>%2 的 %1：无值</translation>
    </message>
    <message>
        <source>%1 for %2: no rank correlation; puts first: %3</source>
        <translation>%2 的 %1：无秩相关；排在首位：%3</translation>
    </message>
    <message>
        <source>%1 for %2: Spearman ρ %3; puts first: %4; measured best: %5</source>
        <translation>%2 的 %1：Spearman ρ %3；排在首位：%4；实测最佳：%5</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>度量</translation>
    </message>
    <message>
        <source>What can be known before any training</source>
        <translation>训练之前可以知道的内容</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Targets that have a value</source>
        <translation>有值的目标</translation>
    </message>
    <message>
        <source>Targets with two sources at least that have a value and a measured affinity</source>
        <translation>至少有两个源同时具有值和已测亲和度的目标</translation>
    </message>
    <message>
        <source>Spearman ρ</source>
        <translation>Spearman ρ</translation>
    </message>
    <message>
        <source>Rank correlation of the measure with the first-order affinities over a target&apos;s sources, its mean over targets</source>
        <translation>度量与一阶亲和度在目标各源上的秩相关，对各目标取平均</translation>
    </message>
    <message>
        <source>Interval of that mean, by drawing as many targets anew 1,000 times</source>
        <translation>重新抽取同样多的目标 1,000 次所得的该平均值区间</translation>
    </message>
    <message>
        <source>Spearman ρ
5 %</source>
        <translation>Spearman ρ
5 %</translation>
    </message>
    <message>
        <source>Spearman ρ
95 %</source>
        <translation>Spearman ρ
95 %</translation>
    </message>
    <message>
        <source>Kendall τ</source>
        <translation>Kendall τ</translation>
    </message>
    <message>
        <source>Kendall&apos;s tau-b likewise, its mean over targets</source>
        <translation>同样，Kendall tau-b 对各目标取平均</translation>
    </message>
    <message>
        <source>Spearman ρ
pooled</source>
        <translation>Spearman ρ
合并</translation>
    </message>
    <message>
        <source>Over all cells at once, each being its rank within its target</source>
        <translation>对所有单元格一并计算，每个取其在目标内的名次</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What is transferred to</source>
        <translation>迁移的目标</translation>
    </message>
    <message>
        <source>puts first</source>
        <translation>排在首位</translation>
    </message>
    <message>
        <source>The source with the highest value</source>
        <translation>值最高的源</translation>
    </message>
    <message>
        <source>measured best</source>
        <translation>实测最佳</translation>
    </message>
    <message>
        <source>The source with the highest first-order affinity, of those with representations</source>
        <translation>有表示的源中一阶亲和度最高者</translation>
    </message>
    <message>
        <source>place of
the first</source>
        <translation>首位的
实测名次</translation>
    </message>
    <message>
        <source>Place of the source put first among the measured affinities; 1 is the best</source>
        <translation>排在首位的源在已测亲和度中的名次；1 为最佳</translation>
    </message>
    <message>
        <source>Rank correlation of the measure with this target&apos;s first-order affinities</source>
        <translation>度量与该目标一阶亲和度的秩相关</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Sources that are compared; the target&apos;s own is not</source>
        <translation>参与比较的源数；不含目标自身</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Samples that the measure was taken on</source>
        <translation>计算该度量所用的样本数</translation>
    </message>
    <message>
        <source>Which measure it concerns</source>
        <translation>涉及哪个度量</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Why something has no value</source>
        <translation>没有值的原因</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Rank correlation of each measure with the measured affinities</source>
        <translation>各度量与已测亲和度的秩相关</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>CKA, Gaussian</source>
        <translation>CKA（高斯）</translation>
    </message>
    <message>
        <source>Centred kernel alignment: how alike the source&apos;s and the target&apos;s network see the same images, with a linear kernel; from −1 to 1.</source>
        <translation>中心核对齐：源网络与目标网络对相同图像的看法有多相似，线性核；−1 到 1。</translation>
    </message>
    <message>
        <source>Centred kernel alignment with a Gaussian kernel as wide as the median distance between two images; from −1 to 1.</source>
        <translation>使用高斯核的中心核对齐，核宽为两幅图像间距离的中位数；−1 到 1。</translation>
    </message>
    <message>
        <source>Duality diagram similarity: how alike the source&apos;s and the target&apos;s network see the same images, each number standardised, with a Laplacian kernel; from −1 to 1.</source>
        <translation>对偶图相似度：源网络与目标网络对相同图像的看法有多相似，各数值标准化，拉普拉斯核；−1 到 1。</translation>
    </message>
    <message>
        <source>Representation similarity analysis: the rank correlation of how unlike two images are to the source&apos;s and to the target&apos;s network, over all pairs of images; from −1 to 1.</source>
        <translation>表示相似性分析：在所有图像对上，两幅图像对源网络与对目标网络的相异程度的秩相关；−1 到 1。</translation>
    </message>
    <message>
        <source>Log evidence of the target&apos;s labels under linear regression from the source&apos;s representations, at its greatest, in nats an image; any number.</source>
        <translation>以源的表示作线性回归时目标标签的最大对数证据，单位为每图像奈特；任意数值。</translation>
    </message>
    <message>
        <source>How well the source&apos;s representations tell the target&apos;s classes apart, with shrunk covariances; from 0 to the number of classes less one. Targets without classes have none.</source>
        <translation>源的表示区分目标类别的能力，采用收缩协方差；0 到类别数减一。没有类别的目标没有此值。</translation>
    </message>
    <message>
        <source>&lt;p&gt;What can be known of transfers before any is trained, from the representations of the study&apos;s networks. Values compare within a target alone: the higher, the better the transfer from that source is expected to be. Where first-order transfers are measured, each measure is held against them by the rank correlation over a target&apos;s sources, the target&apos;s own network left out.&lt;/p&gt;</source>
        <translation>&lt;p&gt;训练任何迁移之前，可由研究中网络的表示得知的内容。值只能在同一目标内比较：越高，预期该源的迁移越好。若已测量一阶迁移，则用目标各源上的秩相关将各度量与之对照，不含目标自身的网络。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>This study holds measurements alone: representations are needed. They come with experiments that this program runs: make one with File ▸ New study.</source>
        <translation>此研究只含测量，而这里需要表示。表示来自本程序运行的实验：请用“文件 ▸ 新建研究”创建。</translation>
    </message>
    <message>
        <source>Representations are not here: a study that came with TaskAtlas has its networks alone. Save as… makes a study of your own of it, whose representations the page Run computes.</source>
        <translation>表示不在此处：TaskAtlas 附带的研究只有网络。“另存为…”可得到您自己的研究，其表示由“运行”页计算。</translation>
    </message>
    <message>
        <source>Representations of this study&apos;s networks are not here: they are yet to be computed, or were deleted. The page Run computes them.</source>
        <translation>此研究网络的表示不在此处：尚未计算或已被删除。可在“运行”页计算。</translation>
    </message>
    <message>
        <source>Representations of one network alone are here, and two at least are needed. The page Run computes the others.</source>
        <translation>此处只有一个网络的表示，至少需要两个。其余可在“运行”页计算。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s), run seed %1; similarities on %2 images.</source>
        <translation>
            <numerusform>%Ln 个网络，运行种子 %1；相似度基于 %2 幅图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with the first-order affinities that were measured.</source>
        <translation>与已测的一阶亲和度比较。</translation>
    </message>
    <message>
        <source>No transfer has been measured yet to compare them with.</source>
        <translation>尚未测量可与之比较的迁移。</translation>
    </message>
    <message>
        <source>Comparing networks…</source>
        <translation>正在比较网络…</translation>
    </message>
    <message>
        <source>Reading labels…</source>
        <translation>正在读取标签…</translation>
    </message>
    <message>
        <source>Computing %1…</source>
        <translation>正在计算 %1…</translation>
    </message>
    <message>
        <source>Reading the dataset…</source>
        <translation>正在读取数据集…</translation>
    </message>
</context>
<context>
    <name>NewStudyDialog</name>
    <message>
        <source>%1 cannot be made.</source>
        <translation>无法创建 %1。</translation>
    </message>
</context>
<context>
    <name>OtherStudy</name>
    <message>
        <source>Studies (*.taskstudy);;All files (*)</source>
        <translation>研究 (*.taskstudy);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>OutputContent</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>There is no ground truth for this image</source>
        <translation>该图像没有真值</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标注</translation>
    </message>
</context>
<context>
    <name>OutputRows</name>
    <message>
        <source>Task-specific network</source>
        <translation>任务专用网络</translation>
    </message>
    <message>
        <source>From scratch (pixels)</source>
        <translation>从零训练（像素）</translation>
    </message>
    <message>
        <source>Average predictor</source>
        <translation>平均预测器</translation>
    </message>
</context>
<context>
    <name>OutputsPlot</name>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Angle between</source>
        <translation>夹角</translation>
    </message>
    <message>
        <source>%1 minus %2: %3</source>
        <translation>%1 减 %2：%3</translation>
    </message>
    <message>
        <source>Outputs for %1. %2</source>
        <translation>%1 的输出。%2</translation>
    </message>
    <message>
        <source>Photo: %1</source>
        <translation>照片：%1</translation>
    </message>
    <message>
        <source>Target: %1 · image: %2</source>
        <translation>目标：%1 · 图像：%2</translation>
    </message>
    <message>
        <source>Outputs for %1 on %2. %3</source>
        <translation>%2 的 %1 输出。%3</translation>
    </message>
</context>
<context>
    <name>OutputsReader</name>
    <message>
        <source>Not among the outputs that the study keeps of this image</source>
        <translation>不在研究为该图像保留的输出之中</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Affinity</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>Taxonomy</source>
        <translation>分类体系</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>PlanSummary</name>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>%1 of disk</source>
        <translation>磁盘 %1</translation>
    </message>
    <message>
        <source>%1 of disk, of which only %2 are free</source>
        <translation>磁盘 %1，但只有 %2 空闲</translation>
    </message>
    <message>
        <source>would take this machine about %1</source>
        <translation>在本机约需 %1</translation>
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
        <translation>步数</translation>
    </message>
    <message>
        <source>Steps of training, 1 to 10,000,000; time grows in proportion</source>
        <translation>训练步数，1 到 10,000,000；时间随之成比例增长</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples in a step, 1 to 4096</source>
        <translation>每步的样本数，1 到 4096</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Of Adam at the beginning, above 0 and at most 1</source>
        <translation>Adam 的初始学习率，大于 0 且不超过 1</translation>
    </message>
    <message>
        <source>Final rate</source>
        <translation>最终比率</translation>
    </message>
    <message>
        <source>By what the learning rate is multiplied at the end of training, above 0 and at most 1</source>
        <translation>训练结束时学习率所乘的系数，大于 0 且不超过 1</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, 0 to 1</source>
        <translation>把权重拉向零，0 到 1</translation>
    </message>
    <message>
        <source>Images and networks</source>
        <translation>图像与网络</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Pixels a side that networks see: 32 to 1024, a multiple of 16</source>
        <translation>网络所见图像的边长（像素）：32 到 1024，16 的倍数</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>compact: small networks for processors; resnet50: the paper&apos;s, which need a graphics card</source>
        <translation>compact：适合处理器的小网络；resnet50：论文所用的网络，需要显卡</translation>
    </message>
    <message>
        <source>Rendered views</source>
        <translation>渲染的视图</translation>
    </message>
    <message>
        <source>Pictures that are rendered where no dataset is given, 10 to 10,000,000</source>
        <translation>未给出数据集时渲染的图片数，10 到 10,000,000</translation>
    </message>
    <message>
        <source>Rooms&apos; seed</source>
        <translation>房间的种子</translation>
    </message>
    <message>
        <source>Another seed, other rooms</source>
        <translation>换一个种子，就是另一些房间</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>On which a task network trains at most; 0 = all of the split</source>
        <translation>任务网络训练所用图像的上限；0 = 该划分的全部</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>On which networks are compared at most; 0 = all of the split</source>
        <translation>比较网络所用图像的上限；0 = 该划分的全部</translation>
    </message>
    <message>
        <source>Training of task networks</source>
        <translation>任务网络的训练</translation>
    </message>
    <message>
        <source>Training of transfers</source>
        <translation>迁移的训练</translation>
    </message>
    <message>
        <source>Which transfers</source>
        <translation>做哪些迁移</translation>
    </message>
    <message>
        <source>Beam width</source>
        <translation>束宽</translation>
    </message>
    <message>
        <source>How many of a target&apos;s best sources are combined in higher orders, 1 to 10</source>
        <translation>高阶迁移中组合目标的几个最佳源，1 到 10</translation>
    </message>
    <message>
        <source>Readouts a job</source>
        <translation>每个作业的读出网络</translation>
    </message>
    <message>
        <source>Source sets that one job takes together, 1 to 1000: more share more work, fewer lose less when stopped</source>
        <translation>一个作业同时处理的源组合数，1 到 1000：多则共享更多计算，少则停止时损失更小</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Each is a whole experiment, task networks included: 1, 2, …</source>
        <translation>每个种子都是一次完整的实验，包括任务网络：1, 2, …</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>Jobs at once</source>
        <translation>同时进行的作业</translation>
    </message>
    <message>
        <source>Processes that each do a job, 0 to 1024; 0 = as many as the cores allow</source>
        <translation>各做一个作业的进程数，0 到 1024；0 = 由核心数决定</translation>
    </message>
    <message>
        <source>by cores</source>
        <translation>按核心数</translation>
    </message>
    <message>
        <source>Threads a job</source>
        <translation>每个作业的线程</translation>
    </message>
    <message>
        <source>1 to 1024; results differ in their last digits with the number of threads, which is why it belongs to the profile</source>
        <translation>1 到 1024；结果的末位数字随线程数而异，因此它属于配置</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>auto: a graphics card where there is one; cpu; cuda; cuda:1 for the second card</source>
        <translation>auto：有显卡则用显卡；cpu；cuda；cuda:1 为第二块显卡</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>A first look: eight tasks of all four kinds, orders 1 and 2, small images; minutes on two cores.</source>
        <translation>初步了解：四类共八个任务，1 阶和 2 阶，小图像；双核上只需几分钟。</translation>
    </message>
    <message>
        <source>The paper&apos;s whole design, 26 tasks and orders 1 to 4, on small images and networks; within an hour on two cores.</source>
        <translation>论文的完整设计，26 个任务、1 至 4 阶，采用小图像和小网络；双核上一小时以内。</translation>
    </message>
    <message>
        <source>As Workstation, with more images and longer training: what the sample study was measured with; some hours.</source>
        <translation>同“工作站”，但图像更多、训练更久：样例研究即以此测得；需数小时。</translation>
    </message>
    <message>
        <source>The paper&apos;s image sizes, networks and numbers of steps. It needs a graphics card, a large dataset and weeks.</source>
        <translation>论文的图像尺寸、网络和步数。需要显卡、大型数据集和数周时间。</translation>
    </message>
    <message>
        <source>A profile of your own.</source>
        <translation>您自己的配置。</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>source and target</source>
        <translation>源和目标</translation>
    </message>
    <message>
        <source>source only</source>
        <translation>仅作源</translation>
    </message>
    <message>
        <source>target only</source>
        <translation>仅作目标</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>affinity</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>its full supervision was not measured</source>
        <translation>其完全监督未测量</translation>
    </message>
    <message>
        <source>its full supervision has no measured %1</source>
        <translation>其完全监督没有测得%1</translation>
    </message>
    <message>
        <source>its role, “%1”, does not let it be supervised itself</source>
        <translation>其角色“%1”不允许它自身被监督</translation>
    </message>
    <message>
        <source>it is forbidden as a source itself</source>
        <translation>它自身被禁用为源</translation>
    </message>
    <message>
        <source>its full supervision is forbidden</source>
        <translation>其完全监督已被禁用</translation>
    </message>
    <message>
        <source>this study has no measurement into it; its role may be source or unused</source>
        <translation>本研究没有到它的测量数据；其角色可为源或未使用</translation>
    </message>
    <message>
        <source>this study has no transfer from another task into it (only %1)</source>
        <translation>本研究没有从其他任务到它的迁移（仅有 %1）</translation>
    </message>
    <message>
        <source>no transfer into it has a measured %1</source>
        <translation>到它的迁移均没有测得%1</translation>
    </message>
    <message>
        <source>roles, the maximum order or what is forbidden exclude every transfer into it</source>
        <translation>角色、最大阶数或禁用项排除了到它的所有迁移</translation>
    </message>
    <message numerus="yes">
        <source>it has %n source(s), and the maximum order is %1</source>
        <translation>
            <numerusform>它有 %n 个源，而最大阶数为 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>its target is among its own sources</source>
        <translation>其目标是它自己的源之一</translation>
    </message>
    <message>
        <source>it has no measured %1</source>
        <translation>它没有测得%1</translation>
    </message>
    <message>
        <source>its sources may not be supervised</source>
        <translation>它的源不得被监督</translation>
    </message>
    <message>
        <source>full supervision of %1 is required</source>
        <translation>%1 的完全监督为必选</translation>
    </message>
    <message>
        <source>the required transfer %1 needs %2</source>
        <translation>必选的迁移 %1 需要 %2</translation>
    </message>
    <message>
        <source>%1 is required as a source</source>
        <translation>%1 为必选源</translation>
    </message>
    <message>
        <source>the budget of %1 is too small: serving every target costs at least %2</source>
        <translation>预算 %1 过小：服务所有目标至少需要 %2</translation>
    </message>
    <message>
        <source>the budget of %1 is too small</source>
        <translation>预算 %1 过小</translation>
    </message>
    <message>
        <source>the required and forbidden sources and transfers contradict the formulation</source>
        <translation>必选和禁用的源及迁移与建模方式矛盾</translation>
    </message>
    <message>
        <source>nothing can serve %1: the sources that its transfers need are forbidden, or cannot be supervised</source>
        <translation>没有迁移能服务 %1：其迁移所需的源被禁用或无法被监督</translation>
    </message>
    <message>
        <source>nothing can serve %1: %2</source>
        <translation>没有迁移能服务 %1：%2</translation>
    </message>
    <message>
        <source>nothing can serve %1: %2, and %3</source>
        <translation>没有迁移能服务 %1：%2，且%3</translation>
    </message>
    <message>
        <source>%1, but its role, “%2”, does not let it be supervised</source>
        <translation>%1，但其角色“%2”不允许它被监督</translation>
    </message>
    <message>
        <source>%1 is required, but %2 is no target</source>
        <translation>%1 为必选，但 %2 不是目标</translation>
    </message>
    <message>
        <source>%1 is required, but %2</source>
        <translation>%1 为必选，但%2</translation>
    </message>
    <message>
        <source>%1 is required as a source. In the web solver&apos;s formulation a supervised target serves itself, which it cannot here: its full supervision was not measured or is forbidden, or a transfer into it is required</source>
        <translation>%1 为必选源。按网页求解器的建模方式，有监督的目标服务自身，而此处做不到：其完全监督未测量或被禁用，或到它的某个迁移为必选</translation>
    </message>
    <message>
        <source>%1 is both required and forbidden as a source</source>
        <translation>%1 作为源既为必选又被禁用</translation>
    </message>
    <message>
        <source>%1, but %2 is forbidden as a source</source>
        <translation>%1，但 %2 被禁用为源</translation>
    </message>
    <message>
        <source>two different transfers into %1 are required; a target is served by one</source>
        <translation>到 %1 的两个不同迁移均为必选；一个目标只由一个迁移服务</translation>
    </message>
    <message>
        <source>%1 is both required and forbidden</source>
        <translation>%1 既为必选又被禁用</translation>
    </message>
    <message>
        <source>this study has no %1 for any transfer; choose another value</source>
        <translation>本研究没有任何迁移的%1；请选择其他价值</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3, since %4) is running this study.</source>
        <translation>%1（%3 上的进程 %2，自 %4 起）正在运行此研究。</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3, since %4) is editing this study.</source>
        <translation>%1（%3 上的进程 %2，自 %4 起）正在编辑此研究。</translation>
    </message>
    <message>
        <source>the budget of %1 is too small: serving every target costs at least %2 with %3 required</source>
        <translation>预算 %1 太小：在必须使用 %3 的条件下，满足所有目标至少需要 %2</translation>
    </message>
</context>
<context>
    <name>RunSnapshot</name>
    <message>
        <source>It needs: %1</source>
        <translation>它需要：%1</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3) runs it</source>
        <translation>%1（%3 上的进程 %2）正在运行它</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Task networks</source>
        <translation>任务网络</translation>
    </message>
    <message>
        <source>Representations</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>First-order transfers</source>
        <translation>一阶迁移</translation>
    </message>
    <message>
        <source>Higher-order transfers</source>
        <translation>高阶迁移</translation>
    </message>
    <message>
        <source>Furnished rooms are rendered with exact annotations</source>
        <translation>渲染带有精确标注的有家具的房间</translation>
    </message>
    <message>
        <source>One network for each task is trained, fully supervised</source>
        <translation>为每个任务训练一个全监督网络</translation>
    </message>
    <message>
        <source>Each network&apos;s encoder looks once at all images that transfers need</source>
        <translation>每个网络的编码器把迁移所需的全部图像看一遍</translation>
    </message>
    <message>
        <source>What transfers are compared with: a network trained from scratch on the same few images, and the best constant</source>
        <translation>迁移的比较对象：用同样少量图像从头训练的网络，以及最佳常数</translation>
    </message>
    <message>
        <source>Small readouts are trained from each source into each target</source>
        <translation>从每个源到每个目标训练小型读出网络</translation>
    </message>
    <message>
        <source>Readouts from several sources at once, chosen by the first order&apos;s results: a target&apos;s begin when its first order is done</source>
        <translation>由多个源共同构成的读出网络，依据一阶结果选取：目标的一阶完成后才开始</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Slurm task %1</source>
        <translation>Slurm 任务 %1</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>%Ln job(s) failed or depend on one that did.</source>
        <translation>
            <numerusform>%Ln 个作业失败或依赖失败的作业。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the study…</source>
        <translation>正在查看研究…</translation>
    </message>
    <message>
        <source>Nothing to run</source>
        <translation>没有可运行的内容</translation>
    </message>
    <message>
        <source>Ready to run</source>
        <translation>可以运行</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Running elsewhere</source>
        <translation>正在别处运行</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped: the disk is full</source>
        <translation>已停止：磁盘已满</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>Measured in part</source>
        <translation>已测量一部分</translation>
    </message>
    <message>
        <source>Not complete: jobs failed</source>
        <translation>未完成：有作业失败</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>The dataset is not there</source>
        <translation>数据集不在原处</translation>
    </message>
    <message>
        <source>This study came with TaskAtlas as it was measured, networks included, and stays as it is. Save as… makes one of your own that can be measured on; a new study is measured from the beginning.</source>
        <translation>此研究随 TaskAtlas 提供，已测量完毕并附带网络，且保持不变。“另存为…”可得到一份您自己的、可继续测量的研究；新研究则从头测量。</translation>
    </message>
    <message>
        <source>This study holds measurements that were imported or published. To measure task transfer on images, rendered ones or your own, make a new study.</source>
        <translation>本研究包含导入的或已发表的测量结果。要在渲染的图像或您自己的图像上测量任务迁移，请新建研究。</translation>
    </message>
    <message>
        <source>Run starts it. It goes on by itself, in a process of its own, also when this window is closed; results appear in Affinity and Taxonomy as they come in.</source>
        <translation>“运行”即开始。它在独立的进程中自行继续，关闭本窗口也不受影响；结果一出来就显示在“亲和度”和“分类体系”中。</translation>
    </message>
    <message>
        <source>It goes on by itself, also when this window is closed. %1.</source>
        <translation>它自行继续，关闭本窗口也不受影响。%1。</translation>
    </message>
    <message>
        <source>%1. It can be followed, paused and cancelled from here.</source>
        <translation>%1。可以在此跟踪、暂停和取消。</translation>
    </message>
    <message>
        <source>Jobs in hand go on to their end, and no other is begun. Resume lets it go on; Cancel ends it.</source>
        <translation>手头的作业会做完，不再开始新的作业。“继续”让它接着运行；“取消”结束它。</translation>
    </message>
    <message>
        <source>There is no room left where %1 lies. Free some, then Resume does what is missing.</source>
        <translation>%1 所在之处已无剩余空间。请腾出一些，然后“继续”会完成余下的部分。</translation>
    </message>
    <message>
        <source>The table says why; a double click shows a job&apos;s log. Resume tries them again; everything else is kept.</source>
        <translation>表中列出原因；双击可查看作业的日志。“继续”会重试它们；其余一切保留。</translation>
    </message>
    <message>
        <source>What is done is kept. Resume does what is missing and nothing twice.</source>
        <translation>已完成的都会保留。“继续”只做余下的部分，不会重复。</translation>
    </message>
    <message>
        <source>All jobs are done. Affinity, Taxonomy and Evaluation show the results.</source>
        <translation>所有作业均已完成。“亲和度”、“分类体系”和“评估”显示结果。</translation>
    </message>
    <message>
        <source>The measurements are in the study and stay. Networks and representations, which lay in %1, would be computed again by Run; only outputs of networks need them.</source>
        <translation>测量结果在研究中，会保留。原在 %1 的网络和表示可由“运行”重新计算；只有网络的输出才需要它们。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Put it back or mount it where it was; then Resume goes on.</source>
        <translation>无法读取 %1。请将其放回或挂载到原处，然后“继续”。</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln job(s)</source>
        <translation>
            <numerusform>%L1 / %Ln 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · 剩余 %2</translation>
    </message>
    <message numerus="yes">
        <source>Render %Ln view(s)</source>
        <translation>
            <numerusform>渲染 %Ln 个视图</numerusform>
        </translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Encode by %1 for %2</source>
        <translation>用 %1 为 %2 编码</translation>
    </message>
    <message>
        <source>Encode by %1</source>
        <translation>用 %1 编码</translation>
    </message>
    <message>
        <source>Baselines of %1</source>
        <translation>%1 的基线</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single source(s) → %1</source>
        <translation>
            <numerusform>%Ln 个单独的源 → %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln combination(s) of %L1 sources → %2</source>
        <translation>
            <numerusform>%L1 个源的 %Ln 种组合 → %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured; networks are missing</source>
        <translation>已测量；缺少网络</translation>
    </message>
    <message>
        <source>The measurements are in the study and stay. Networks and representations were made by another version of TaskAtlas, or with other settings; Run would compute those of this version, which outputs of networks and new transfers need.</source>
        <translation>测量结果在研究中，会保留。网络和表示是由另一版本的 TaskAtlas 或以其他设置生成的；“运行”会计算此版本的网络和表示，网络的输出和新的迁移需要它们。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) go on in Slurm, also when this window is closed. Resume with Slurm follows them; Cancel ends them.</source>
        <translation>
            <numerusform>%Ln 个作业在 Slurm 中继续进行，关闭此窗口后也是如此。使用 Slurm 恢复可跟踪它们；取消会结束它们。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln queued · %2 of work left</source>
        <translation>
            <numerusform>%1 · 排队 %Ln 个 · 剩余工作 %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>FoV %1°</source>
        <translation>视场角 %1°</translation>
    </message>
    <message>
        <source>Focal %1 px</source>
        <translation>焦距 %1 px</translation>
    </message>
    <message>
        <source>Height %1 m</source>
        <translation>高度 %1 m</translation>
    </message>
    <message>
        <source>At z %1 m</source>
        <translation>z %1 m</translation>
    </message>
    <message>
        <source>Pitch %1°</source>
        <translation>俯仰 %1°</translation>
    </message>
    <message>
        <source>room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>指向 %1</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>无文件</translation>
    </message>
    <message>
        <source>Direction by colour,</source>
        <translation>颜色表示方向，</translation>
    </message>
    <message>
        <source>as on a ball</source>
        <translation>如球面所示</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Colours as stored</source>
        <translation>存储的原色</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n 个分割</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of the pixels valid</source>
        <translation>%1% 的像素有效</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1: no file</source>
        <translation>%1：无文件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No other view is listed</source>
        <translation>未列出其他视图</translation>
    </message>
    <message numerus="yes">
        <source>Seen in %Ln other view(s): %1</source>
        <translation>
            <numerusform>在其他 %Ln 个视图中可见：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) listed</source>
        <translation>
            <numerusform>列出 %Ln 个匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing traced: depth or pose is missing</source>
        <translation>无法追踪：缺少深度或位姿</translation>
    </message>
    <message>
        <source>%L1 of %L2 places traced through depth</source>
        <translation>%L2 个位置中有 %L1 个经深度追踪到</translation>
    </message>
    <message>
        <source>Black %1, white %2</source>
        <translation>黑 %1，白 %2</translation>
    </message>
</context>
<context>
    <name>SamplePlot</name>
    <message>
        <source>Annotations of %1. %2</source>
        <translation>%1 的标注。%2</translation>
    </message>
</context>
<context>
    <name>ScenarioEdits</name>
    <message>
        <source>Source and target</source>
        <translation>源和目标</translation>
    </message>
    <message>
        <source>Source only</source>
        <translation>仅作源</translation>
    </message>
    <message>
        <source>Target only</source>
        <translation>仅作目标</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>Square root of affinity</source>
        <translation>亲和度的平方根</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Web solver</source>
        <translation>网页求解器</translation>
    </message>
</context>
<context>
    <name>ScorePaint</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>truth: %1</source>
        <translation>真值：%1</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真值</translation>
    </message>
</context>
<context>
    <name>SheetPlot</name>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s), each with: %1.</source>
        <translation>
            <numerusform>%n 个视图，各含：%1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignificancePlot</name>
    <message>
        <source>The taxonomy</source>
        <translation>本分类体系</translation>
    </message>
    <message>
        <source>Random sources, best transfers</source>
        <translation>随机源，最佳迁移</translation>
    </message>
    <message>
        <source>Random sources, random transfers</source>
        <translation>随机源，随机迁移</translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation>平均增益</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>平均质量</translation>
    </message>
    <message>
        <source>Lines: medians; bands: 5th to 95th percentile. Filled: better than 95 % of the random ones with best transfers.</source>
        <translation>线：中位数；带：第 5 至第 95 百分位。实心：优于 95% 采用最佳迁移的随机分类体系。</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>  %1: none that is feasible</source>
        <translation>  %1：无可行解</translation>
    </message>
    <message>
        <source>  %1: median %2, 5th to 95th percentile %3 to %4, p = %5</source>
        <translation>  %1：中位数 %2，第 5 至第 95 百分位 %3 至 %4，p = %5</translation>
    </message>
    <message>
        <source>Only %1 of %2 samples were found: hardly any random set is feasible.</source>
        <translation>%2 个样本中只找到 %1 个：几乎没有可行的随机源集合。</translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation>监督预算</translation>
    </message>
    <message>
        <source>No budget works.</source>
        <translation>没有可行的预算。</translation>
    </message>
    <message>
        <source>The taxonomies of %1 budgets against %2 random ones each, seed %3.</source>
        <translation>%1 个预算的分类体系，各与 %2 个随机分类体系比较，种子 %3。</translation>
    </message>
    <message>
        <source>%1 is better than 95 % of those with best transfers at %2 of %3 budgets.</source>
        <translation>在 %3 个预算中的 %2 个上，%1优于 95% 采用最佳迁移的随机分类体系。</translation>
    </message>
</context>
<context>
    <name>StudyComparison</name>
    <message>
        <source>full supervision</source>
        <translation>完全监督</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Of both studies, or of one of them</source>
        <translation>两个研究共有，或仅其一具有</translation>
    </message>
    <message>
        <source>Spearman ρ</source>
        <translation>Spearman ρ</translation>
    </message>
    <message>
        <source>Rank correlation of the first-order affinities of the sources that both measured</source>
        <translation>两者均测量的源的一阶亲和度的秩相关</translation>
    </message>
    <message>
        <source>Kendall τ</source>
        <translation>Kendall τ</translation>
    </message>
    <message>
        <source>Kendall&apos;s tau-b of the same affinities</source>
        <translation>同一组亲和度的 Kendall tau-b</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>Sources that both studies measured</source>
        <translation>两个研究均测量的源</translation>
    </message>
    <message>
        <source>served alike</source>
        <translation>来源相同</translation>
    </message>
    <message>
        <source>Whether both taxonomies serve the target by the same sources</source>
        <translation>两个分类体系是否用相同的源服务该目标</translation>
    </message>
    <message>
        <source>sources in
%1</source>
        <translation>源：
%1</translation>
    </message>
    <message>
        <source>The sources of the transfer in this study&apos;s taxonomy</source>
        <translation>本研究分类体系中该迁移的源</translation>
    </message>
    <message>
        <source>The sources of the transfer in the other&apos;s taxonomy</source>
        <translation>另一研究分类体系中该迁移的源</translation>
    </message>
    <message>
        <source>quality in
%1</source>
        <translation>质量：
%1</translation>
    </message>
    <message>
        <source>Quality of the transfer here</source>
        <translation>此研究中迁移的质量</translation>
    </message>
    <message>
        <source>Quality of the transfer there</source>
        <translation>另一研究中迁移的质量</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ 是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Affinities: over all targets Spearman ρ %1, Kendall τ %2; mean of the targets ρ %3, τ %4; %5 pairs that both measured.</source>
        <translation>亲和度：全部目标 Spearman ρ %1，Kendall τ %2；各目标平均 ρ %3，τ %4；两者均测量的有 %5 对。</translation>
    </message>
    <message>
        <source>Tasks: %1 of both, %2 in %3 alone, %4 in %5 alone.</source>
        <translation>任务：共有 %1 个，仅 %3 有 %2 个，仅 %5 有 %4 个。</translation>
    </message>
    <message>
        <source>Taxonomies: %1 of %2 targets are served alike; %3 sources of both, %4 in %5 alone, %6 in %7 alone.</source>
        <translation>分类体系：%2 个目标中有 %1 个来源相同；共有源 %3 个，仅 %5 有 %4 个，仅 %7 有 %6 个。</translation>
    </message>
    <message>
        <source>Mean gain %1 and %2, mean quality %3 and %4.</source>
        <translation>平均增益 %1 和 %2，平均质量 %3 和 %4。</translation>
    </message>
    <message>
        <source>No taxonomies to compare. %1</source>
        <translation>没有可比较的分类体系。%1</translation>
    </message>
    <message>
        <source>What the scenario says of %1 was left out there.</source>
        <translation>方案中关于 %1 的设置在另一研究中被略去。</translation>
    </message>
</context>
<context>
    <name>TaskContent</name>
    <message>
        <source>Counts for nothing here</source>
        <translation>此处不计入</translation>
    </message>
    <message>
        <source>%1 % of the pixels count</source>
        <translation>%1% 的像素计入</translation>
    </message>
    <message>
        <source>%1 colours, as the answers can tell</source>
        <translation>%1 种颜色，即答案可区分的颜色</translation>
    </message>
    <message>
        <source>White: the %1 pixels that are compared</source>
        <translation>白色：参与比较的 %1 个像素</translation>
    </message>
    <message>
        <source>No target: a projection drawn at random</source>
        <translation>无目标：随机抽取的投影</translation>
    </message>
    <message>
        <source>There is no other view to form the sample with</source>
        <translation>没有可用于组成样本的其他视图</translation>
    </message>
    <message>
        <source>Views %1</source>
        <translation>视图 %1</translation>
    </message>
    <message>
        <source>Centre, m</source>
        <translation>中心 / m</translation>
    </message>
    <message>
        <source>Room&apos;s centre: %1 m</source>
        <translation>房间中心：%1 m</translation>
    </message>
    <message>
        <source>Angles, °</source>
        <translation>角度 / °</translation>
    </message>
    <message>
        <source>Camera&apos;s angles: %1°</source>
        <translation>相机角度：%1°</translation>
    </message>
    <message>
        <source>Extents, m</source>
        <translation>尺寸 / m</translation>
    </message>
    <message>
        <source>Room&apos;s extents: %1 m</source>
        <translation>房间尺寸：%1 m</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>朝 %1</translation>
    </message>
    <message>
        <source>Direction of %1: %2</source>
        <translation>%1 的方向：%2</translation>
    </message>
    <message>
        <source>turn, °</source>
        <translation>旋转 / °</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>旋转 %1°</translation>
    </message>
    <message>
        <source>move, m</source>
        <translation>平移 / m</translation>
    </message>
    <message>
        <source>moved by %1 m</source>
        <translation>平移 %1 m</translation>
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
        <translation>几何</translation>
    </message>
    <message>
        <source>Semantic</source>
        <translation>语义</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>TaskName</name>
    <message>
        <source>Autoencoding</source>
        <translation>自编码</translation>
    </message>
    <message>
        <source>Object Class. (1000)</source>
        <translation>物体分类 (1000)</translation>
    </message>
    <message>
        <source>Scene Class.</source>
        <translation>场景分类</translation>
    </message>
    <message>
        <source>Object Class. (100)</source>
        <translation>物体分类 (100)</translation>
    </message>
    <message>
        <source>Colorization</source>
        <translation>上色</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>曲率</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>去噪</translation>
    </message>
    <message>
        <source>2D Edges</source>
        <translation>2D 边缘</translation>
    </message>
    <message>
        <source>Occlusion Edges</source>
        <translation>遮挡边缘</translation>
    </message>
    <message>
        <source>Egomotion</source>
        <translation>自运动</translation>
    </message>
    <message>
        <source>Cam. Pose (fix)</source>
        <translation>相机位姿（注视）</translation>
    </message>
    <message>
        <source>In-painting</source>
        <translation>图像修复</translation>
    </message>
    <message>
        <source>Jigsaw</source>
        <translation>拼图</translation>
    </message>
    <message>
        <source>2D Keypoints</source>
        <translation>2D 关键点</translation>
    </message>
    <message>
        <source>3D Keypoints</source>
        <translation>3D 关键点</translation>
    </message>
    <message>
        <source>Cam. Pose (nonfix)</source>
        <translation>相机位姿（非注视）</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>点匹配</translation>
    </message>
    <message>
        <source>Random Proj.</source>
        <translation>随机投影</translation>
    </message>
    <message>
        <source>Reshading</source>
        <translation>重着色</translation>
    </message>
    <message>
        <source>Z-Depth</source>
        <translation>Z 深度</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Normals</source>
        <translation>法线</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
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
        <translation>语义分割</translation>
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
            <numerusform>%1 的 %n 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>No sample of: %1.</source>
        <translation>没有以下任务的样本：%1。</translation>
    </message>
</context>
<context>
    <name>TreePlot</name>
    <message>
        <source>Ward linkage</source>
        <translation>Ward 连接</translation>
    </message>
    <message>
        <source>average linkage</source>
        <translation>平均连接</translation>
    </message>
    <message>
        <source>complete linkage</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>single linkage</source>
        <translation>单连接</translation>
    </message>
    <message>
        <source>%1, kind %2</source>
        <translation>%1，类别 %2</translation>
    </message>
    <message>
        <source>%1, group %2</source>
        <translation>%1，第 %2 组</translation>
    </message>
    <message>
        <source>Group %1: %2</source>
        <translation>第 %1 组：%2</translation>
    </message>
    <message>
        <source>%1 tasks joined at distance %2: %3</source>
        <translation>%1 个任务在距离 %2 处合并：%3</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>There are no sources to compare.</source>
        <translation>没有可比较的源。</translation>
    </message>
    <message numerus="yes">
        <source>cut: %n groups</source>
        <translation>
            <numerusform>切分：%n 组</numerusform>
        </translation>
    </message>
    <message>
        <source>Similarity tree of %1 tasks as sources for %2 targets, %3.</source>
        <translation>%1 个任务作为 %2 个目标的源的相似度树，%3。</translation>
    </message>
    <message numerus="yes">
        <source>Cut into %n groups.</source>
        <translation>
            <numerusform>切分为 %n 组。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WinRates</name>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Whose fully supervised network is compared</source>
        <translation>被比较的完全监督网络所属的任务</translation>
    </message>
    <message>
        <source>vs average
as published</source>
        <translation>vs 平均
论文值</translation>
    </message>
    <message>
        <source>Share of test images on which the network beats the best constant predictor, as the paper prints it (table 1)</source>
        <translation>网络优于最佳常数预测器的测试图像占比，取自论文（表 1）</translation>
    </message>
    <message>
        <source>vs average
this study</source>
        <translation>vs 平均
本研究</translation>
    </message>
    <message>
        <source>The same, from this study&apos;s per-image losses</source>
        <translation>同上，由本研究的逐图像损失得到</translation>
    </message>
    <message>
        <source>This study less the published value</source>
        <translation>本研究减去论文值</translation>
    </message>
    <message>
        <source>vs random
as published</source>
        <translation>vs 随机
论文值</translation>
    </message>
    <message>
        <source>Share of test images on which the network beats a readout on random features, as the paper prints it (table 1)</source>
        <translation>网络优于基于随机特征的读出网络的测试图像占比，取自论文（表 1）</translation>
    </message>
    <message>
        <source>vs random
this study</source>
        <translation>vs 随机
本研究</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean (published: as printed)</source>
        <translation>平均（论文值：按原文）</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Treated as novel: it is never a source</source>
        <translation>视为新任务：从不作为源</translation>
    </message>
    <message>
        <source>Transfer in this study</source>
        <translation>本研究中的迁移</translation>
    </message>
    <message>
        <source>The transfer of greatest value when every other task may be supervised</source>
        <translation>其他所有任务均可监督时价值最大的迁移</translation>
    </message>
    <message>
        <source>vs scratch
as published</source>
        <translation>vs 从头训练
论文值</translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats training from scratch (figure 10, right)</source>
        <translation>论文的迁移优于从头训练的测试图像占比（图 10 右）</translation>
    </message>
    <message>
        <source>vs scratch
this study</source>
        <translation>vs 从头训练
本研究</translation>
    </message>
    <message>
        <source>The transfer&apos;s gain</source>
        <translation>该迁移的增益</translation>
    </message>
    <message>
        <source>vs full superv.
as published</source>
        <translation>vs 完全监督
论文值</translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats full supervision (figure 10, right)</source>
        <translation>论文的迁移优于完全监督的测试图像占比（图 10 右）</translation>
    </message>
    <message>
        <source>vs full superv.
this study</source>
        <translation>vs 完全监督
本研究</translation>
    </message>
    <message>
        <source>The transfer&apos;s quality</source>
        <translation>该迁移的质量</translation>
    </message>
    <message>
        <source>vs %1
as published</source>
        <translation>vs %1
论文值</translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats these features (figure 10, right); not measured in studies</source>
        <translation>论文的迁移优于这些特征的测试图像占比（图 10 右）；研究中未测量</translation>
    </message>
    <message>
        <source>%1 to %2 in nine of ten resamples of rooms</source>
        <translation>按房间重抽样，十次中有九次在 %1 到 %2 之间</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AboutDialog</name>
    <message>
        <source>About TaskAtlas</source>
        <translation>关于 TaskAtlas</translation>
    </message>
    <message>
        <source>Explore task transfer: affinities, taxonomies and the evidence behind them.</source>
        <translation>探索任务迁移：亲和度、分类体系及其背后的依据。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Copy the versions to the clipboard, for a report</source>
        <translation>将版本信息复制到剪贴板，便于报告问题</translation>
    </message>
    <message>
        <source>&lt;p&gt;TaskAtlas&apos;s own code is under the MIT licence. The desktop program as a whole is under the GNU General Public License, version 3, because Qt Charts is.&lt;/p&gt;&lt;p&gt;It uses Qt 6 (LGPL 3, Qt Charts GPL 3), lp_solve (LGPL 2.1), Eigen (MPL 2.0), SQLite (public domain), JSON for Modern C++ (MIT), COLAMD (BSD), libspng (BSD), libjpeg-turbo (BSD, IJG), xxHash (BSD) and, in programs of their own, Graphviz (EPL 1.0), and LibTorch (BSD), Embree and OpenCV (Apache 2.0), Assimp and libzip (BSD). The texts are in the folder &lt;i&gt;licences&lt;/i&gt; of the documentation.&lt;/p&gt;</source>
        <translation>&lt;p&gt;TaskAtlas 自身的代码采用 MIT 许可证。由于使用了 Qt Charts，桌面程序整体采用 GNU 通用公共许可证第 3 版。&lt;/p&gt;&lt;p&gt;本程序使用 Qt 6（LGPL 3，Qt Charts 为 GPL 3）、lp_solve（LGPL 2.1）、Eigen（MPL 2.0）、SQLite（公有领域）、JSON for Modern C++（MIT）、COLAMD（BSD）、libspng（BSD）、libjpeg-turbo（BSD、IJG）、xxHash（BSD），并在单独的程序中使用 Graphviz（EPL 1.0），以及 LibTorch（BSD）、Embree 和 OpenCV（Apache 2.0）、Assimp 和 libzip（BSD）。许可证全文位于文档的 &lt;i&gt;licences&lt;/i&gt; 文件夹中。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The method and the built-in measurements are those of A. R. Zamir, A. Sax, W. Shen, L. Guibas, J. Malik and S. Savarese, “Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018. Cite it where you publish with them.&lt;/p&gt;&lt;p&gt;Colour maps: viridis and magma by Stéfan van der Walt and Nathaniel Smith (CC0); cividis by Jamie Nuñez, Christopher Anderton and Ryan Renslow (CC BY 4.0). Colours of kinds after Masataka Okabe and Kei Ito.&lt;/p&gt;&lt;p&gt;Rendered rooms are furnished with models of Sweet Home 3D&apos;s libraries: by contributors of Blend Swap (CC0 and CC BY 3.0), Kator Legaz, Reallusion and Scopia (CC BY 3.0). Each rendered dataset names those that it shows, with their authors, in its file CREDITS.md.&lt;/p&gt;</source>
        <translation>&lt;p&gt;方法与内置测量数据来自 A. R. Zamir、A. Sax、W. Shen、L. Guibas、J. Malik 和 S. Savarese，“Taskonomy: Disentangling Task Transfer Learning”，CVPR 2018。使用它们发表成果时请引用该论文。&lt;/p&gt;&lt;p&gt;颜色映射：viridis 与 magma 由 Stéfan van der Walt 和 Nathaniel Smith 制作（CC0）；cividis 由 Jamie Nuñez、Christopher Anderton 和 Ryan Renslow 制作（CC BY 4.0）。类别配色参照 Masataka Okabe 和 Kei Ito。&lt;/p&gt;&lt;p&gt;渲染的房间使用 Sweet Home 3D 家具库的模型：来自 Blend Swap 的贡献者（CC0 和 CC BY 3.0）、Kator Legaz、Reallusion 和 Scopia（CC BY 3.0）。每个渲染的数据集都在其 CREDITS.md 文件中列出所显示的模型及其作者。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Furniture</source>
        <translation>家具</translation>
    </message>
    <message>
        <source>Whose furniture the rooms of %1 show</source>
        <translation>%1 的房间所用家具的作者</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AddTaskDialog</name>
    <message>
        <source>%1 was found again.</source>
        <translation>已重新找到 %1。</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>已添加 %1。</translation>
    </message>
    <message>
        <source>Files: %1. Views that have one: %2 to train, %3 to validate, %4 to test.</source>
        <translation>文件：%1。有文件的视图：训练 %2，验证 %3，测试 %4。</translation>
    </message>
    <message>
        <source>It is a novel target: it has no network of its own.</source>
        <translation>这是新目标：没有自己的网络。</translation>
    </message>
    <message>
        <source>The next run measures what is new.</source>
        <translation>下次运行将测量新增的部分。</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>&amp;Code:</source>
        <translation>代码(&amp;C)：</translation>
    </message>
    <message>
        <source>Letters, digits and _ . -; commands and files call it so</source>
        <translation>字母、数字和 _ . -；命令和文件中如此称呼</translation>
    </message>
    <message>
        <source>as the code</source>
        <translation>与代码相同</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>As it is shown to people</source>
        <translation>显示给人看的名称</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>种类(&amp;K)：</translation>
    </message>
    <message>
        <source>By which it is coloured and ordered</source>
        <translation>决定其颜色和排序</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>One file for each view that has one</source>
        <translation>每个有文件的视图一个</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>Labels: pictures</source>
        <translation>标签：图像</translation>
    </message>
    <message>
        <source>Labels: a class for each pixel</source>
        <translation>标签：每个像素一个类别</translation>
    </message>
    <message>
        <source>Labels: a vector of numbers</source>
        <translation>标签：数值向量</translation>
    </message>
    <message>
        <source>Labels: a class for each view</source>
        <translation>标签：每个视图一个类别</translation>
    </message>
    <message>
        <source>Representations of an encoder: a source</source>
        <translation>编码器的表征：源</translation>
    </message>
    <message>
        <source>It &amp;holds:</source>
        <translation>内容(&amp;H)：</translation>
    </message>
    <message>
        <source>What its files are</source>
        <translation>文件的内容</translation>
    </message>
    <message>
        <source>Of each label; classes are counted over all labels</source>
        <translation>每个标签中的个数；类别数按全部标签计</translation>
    </message>
    <message>
        <source>N&amp;umber of channels:</source>
        <translation>通道数(&amp;U)：</translation>
    </message>
    <message>
        <source>N&amp;umber of values:</source>
        <translation>数值个数(&amp;U)：</translation>
    </message>
    <message>
        <source>N&amp;umber of classes:</source>
        <translation>类别数(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Loss:</source>
        <translation>损失(&amp;L)：</translation>
    </message>
    <message>
        <source>By which networks are trained and compared</source>
        <translation>用于训练和比较网络</translation>
    </message>
    <message>
        <source>Source and target</source>
        <translation>源和目标</translation>
    </message>
    <message>
        <source>Source only</source>
        <translation>仅作源</translation>
    </message>
    <message>
        <source>Target only</source>
        <translation>仅作目标</translation>
    </message>
    <message>
        <source>&amp;Role:</source>
        <translation>角色(&amp;R)：</translation>
    </message>
    <message>
        <source>A target only may have few labels: transfers are trained on them, and nothing else</source>
        <translation>仅作目标的任务可以只有少量标签：只有迁移在其上训练</translation>
    </message>
    <message>
        <source>The stored values that become −1 and 1 for the network; without it all that 8 or 16 bits hold</source>
        <translation>对网络而言成为 −1 和 1 的存储值；不指定时为 8 或 16 位的全部范围</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>The stored value that becomes −1</source>
        <translation>成为 −1 的存储值</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>The stored value that becomes 1</source>
        <translation>成为 1 的存储值</translation>
    </message>
    <message>
        <source>&amp;Value without a label:</source>
        <translation>无标签的值(&amp;V)：</translation>
    </message>
    <message>
        <source>The stored value of a pixel that has no label</source>
        <translation>没有标签的像素的存储值</translation>
    </message>
    <message>
        <source>Value without a label</source>
        <translation>无标签的值</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Look at the files and add the task to the study</source>
        <translation>检查文件并将任务添加到研究</translation>
    </message>
    <message>
        <source>One file for each view that has a label: BUILDING/point_P_view_V.png or .npy, or the dataset&apos;s own tree with another domain. Views without one are passed over.</source>
        <translation>每个有标签的视图一个文件：BUILDING/point_P_view_V.png 或 .npy，或与数据集相同、仅域不同的目录结构。没有文件的视图会被跳过。</translation>
    </message>
    <message>
        <source>One .npy for each view of the splits val and test, all of one shape: BUILDING/point_P_view_V.npy.</source>
        <translation>val 和 test 划分的每个视图一个 .npy，形状全部相同：BUILDING/point_P_view_V.npy。</translation>
    </message>
    <message>
        <source>Looking at the files …</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ran&amp;ge of stored values:</source>
        <translation>存储值的范围(&amp;G)：</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AffinityPage</name>
    <message>
        <source>Value under the pointer</source>
        <translation>指针所指的值</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Derivation of the selected cell</source>
        <translation>所选单元格的推导</translation>
    </message>
    <message>
        <source>Derivation</source>
        <translation>推导</translation>
    </message>
    <message>
        <source>Left map</source>
        <translation>左图</translation>
    </message>
    <message>
        <source>Right map</source>
        <translation>右图</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>&amp;Left:</source>
        <translation>左图(&amp;L)：</translation>
    </message>
    <message>
        <source>What the left map shows</source>
        <translation>左图显示的内容</translation>
    </message>
    <message>
        <source>As in the study</source>
        <translation>按研究中的顺序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Mean affinity</source>
        <translation>平均亲和度</translation>
    </message>
    <message>
        <source>Selected target</source>
        <translation>所选目标</translation>
    </message>
    <message>
        <source>Selected source</source>
        <translation>所选源</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>&amp;Order:</source>
        <translation>排序(&amp;O)：</translation>
    </message>
    <message>
        <source>Order of rows and columns in both maps. Click a task&apos;s name to order by it.</source>
        <translation>两幅图的行列顺序。点击任务名称可按该任务排序。</translation>
    </message>
    <message>
        <source>“Selected target” orders the sources by what they give to the target of the selected cell, “Selected source” the targets by what they take from its source. “Similarity” clusters the sources by what they are good for, and draws the tree.</source>
        <translation>“所选目标”按各源对所选单元格的目标的贡献排序，“所选源”按各目标从其源的获益排序。“相似度”按各源所擅长的目标对源聚类，并绘出树。</translation>
    </message>
    <message>
        <source>Select a cell first: its task is what the order is by.</source>
        <translation>请先选择单元格：将按其任务排序。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Cuts the tree into this many groups</source>
        <translation>将树切分为该数目的组</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n 组</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut the tree</source>
        <translation>切分树</translation>
    </message>
    <message>
        <source>Values in cells</source>
        <translation>单元格数值</translation>
    </message>
    <message>
        <source>Writes values into the cells where they fit</source>
        <translation>在放得下的单元格中写出数值</translation>
    </message>
    <message>
        <source>Show values in cells</source>
        <translation>显示单元格数值</translation>
    </message>
    <message>
        <source>Hide values in cells</source>
        <translation>隐藏单元格数值</translation>
    </message>
    <message>
        <source>Shows all transfers, of every order, as a table</source>
        <translation>以表格显示所有阶数的全部迁移</translation>
    </message>
    <message>
        <source>Shows how the selected cell&apos;s affinity comes about</source>
        <translation>显示所选单元格的亲和度的由来</translation>
    </message>
    <message>
        <source>Colours, scales and limits of the two maps</source>
        <translation>两幅图的颜色、标度和范围</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copies the map that was used last, as tab-separated values</source>
        <translation>将最近使用的图复制为制表符分隔的数值</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copies the map that was used last, as it looks</source>
        <translation>将最近使用的图按所见样式复制</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Shows fewer, larger cells</source>
        <translation>显示更少、更大的单元格</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Shows more, smaller cells</source>
        <translation>显示更多、更小的单元格</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Shows the whole matrix</source>
        <translation>显示整个矩阵</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>查找任务</translation>
    </message>
    <message>
        <source>Marks tasks by name or code; Enter goes to the next one</source>
        <translation>按名称或代码标记任务；按 Enter 转到下一个</translation>
    </message>
    <message>
        <source>Goes to the search box</source>
        <translation>转到搜索框</translation>
    </message>
    <message>
        <source>Change the heat map&apos;s display</source>
        <translation>更改热图显示</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示%1</translation>
    </message>
    <message>
        <source>Order the heat maps</source>
        <translation>更改热图排序</translation>
    </message>
    <message>
        <source>This study has no %1.</source>
        <translation>本研究没有%1。</translation>
    </message>
    <message>
        <source>Normalised affinity</source>
        <translation>归一化亲和度</translation>
    </message>
    <message>
        <source>Heat map: %1</source>
        <translation>热图：%1</translation>
    </message>
    <message>
        <source>Interval overlaps a neighbour&apos;s</source>
        <translation>区间与相邻名次重叠</translation>
    </message>
    <message>
        <source>reading the losses …</source>
        <translation>正在读取损失…</translation>
    </message>
    <message>
        <source>n = %1 images</source>
        <translation>n = %1 张图像</translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>分为 %n 组</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · interval being computed</source>
        <translation>%1 · 正在计算区间</translation>
    </message>
    <message>
        <source> · 90 % interval %1 to %2</source>
        <translation> · 90% 区间 %1 至 %2</translation>
    </message>
    <message>
        <source> · overlaps its neighbour in rank</source>
        <translation> · 与相邻名次重叠</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 → %2&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1 → %2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1 not measured</source>
        <translation>%1未测量</translation>
    </message>
    <message>
        <source>%1 &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>%1 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>(rank %1 of %2)</source>
        <translation>（第 %1 名，共 %2 个）</translation>
    </message>
    <message>
        <source>Point at a cell, or move with the arrow keys, to read its value, rank and interval.</source>
        <translation>指向单元格，或用方向键移动，以读取其数值、名次和区间。</translation>
    </message>
    <message>
        <source>No task is called “%1”.</source>
        <translation>没有名为“%1”的任务。</translation>
    </message>
    <message>
        <source>%1 targets, %2 sources</source>
        <translation>%1 个目标，%2 个源</translation>
    </message>
    <message numerus="yes">
        <source>, %n cell(s) not measured</source>
        <translation>
            <numerusform>，%n 个单元格未测量</numerusform>
        </translation>
    </message>
    <message>
        <source>Show outputs</source>
        <translation>显示输出</translation>
    </message>
    <message>
        <source>Shows what the selected cell&apos;s transfer says of test images, those first where it wins most</source>
        <translation>显示所选单元格的迁移对测试图像的回答，先显示其优势最大的图像</translation>
    </message>
    <message>
        <source>Select a measured cell first: its transfer&apos;s outputs are shown.</source>
        <translation>请先选择一个已测量的单元格：将显示其迁移的输出。</translation>
    </message>
    <message>
        <source>This study was imported: it has no images and networks to measure transfers with</source>
        <translation>本研究是导入的：没有可用来测量迁移的图像和网络</translation>
    </message>
    <message>
        <source>A built-in study stays as it is; save a copy, and measure in that</source>
        <translation>内置研究保持不变；请保存副本，并在副本中测量</translation>
    </message>
    <message>
        <source>Measures the selected transfer, or one from sources that you choose, by a run of its own</source>
        <translation>通过一次单独的运行，测量所选的迁移，或由您选择源的迁移</translation>
    </message>
    <message>
        <source>Measure this transfer…</source>
        <translation>测量此迁移…</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AlternativesPanel</name>
    <message>
        <source>Sources</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>How its sources differ from the best taxonomy&apos;s</source>
        <translation>其源与最佳分类体系的源有何不同</translation>
    </message>
    <message>
        <source>Its objective</source>
        <translation>其目标值</translation>
    </message>
    <message>
        <source>How much less than the best</source>
        <translation>比最优值少多少</translation>
    </message>
    <message>
        <source>What it spends of the budget</source>
        <translation>占用的预算</translation>
    </message>
    <message>
        <source>The best taxonomies</source>
        <translation>最佳分类体系</translation>
    </message>
    <message>
        <source>Number of taxonomies</source>
        <translation>分类体系数目</translation>
    </message>
    <message>
        <source>How many of the best sets of sources to list</source>
        <translation>列出多少个最佳源集合</translation>
    </message>
    <message>
        <source>&amp;Best sets of sources</source>
        <translation>最佳源集合数(&amp;B)</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>There is no taxonomy at this budget.</source>
        <translation>该预算下没有分类体系。</translation>
    </message>
    <message>
        <source>Choose one to see it in the graph.</source>
        <translation>选择一个以在图中查看。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type a few letters of what you want to do</source>
        <translation>输入想要执行的操作的几个字母</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation>匹配的命令</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::CompareBar</name>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划变</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Signed difference</source>
        <translation>带符号差值</translation>
    </message>
    <message>
        <source>&amp;Compare:</source>
        <translation>比较(&amp;C)：</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>All panels side by side, or two of them in one place: with a divider, one after the other, or the second minus the first</source>
        <translation>所有面板并排，或将两个放在同一处：用分隔线、轮流显示，或第二个减第一个</translation>
    </message>
    <message>
        <source>&amp;First:</source>
        <translation>第一个(&amp;F)：</translation>
    </message>
    <message>
        <source>First of the comparison</source>
        <translation>比较的第一个</translation>
    </message>
    <message>
        <source>What the second is compared with</source>
        <translation>第二个与之比较的对象</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Swaps the first and the second</source>
        <translation>交换第一个和第二个</translation>
    </message>
    <message>
        <source>&amp;Second:</source>
        <translation>第二个(&amp;S)：</translation>
    </message>
    <message>
        <source>Second of the comparison</source>
        <translation>比较的第二个</translation>
    </message>
    <message>
        <source>What is compared with the first</source>
        <translation>与第一个比较的对象</translation>
    </message>
    <message>
        <source>Di&amp;vider:</source>
        <translation>分隔线(&amp;V)：</translation>
    </message>
    <message>
        <source>Divider</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <source>Where the first ends and the second begins; it can be dragged in the picture too</source>
        <translation>第一个结束、第二个开始之处；也可在图中拖动</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>&amp;Every:</source>
        <translation>间隔(&amp;E)：</translation>
    </message>
    <message>
        <source>Blink interval</source>
        <translation>闪烁间隔</translation>
    </message>
    <message>
        <source>How long each of the two is shown</source>
        <translation>每个显示多久</translation>
    </message>
    <message>
        <source>Pause blinking</source>
        <translation>暂停闪烁</translation>
    </message>
    <message>
        <source>Stops at the one that is shown</source>
        <translation>停在当前显示的一个</translation>
    </message>
    <message>
        <source>as colours</source>
        <translation>以颜色</translation>
    </message>
    <message>
        <source>as clusters</source>
        <translation>以聚类</translation>
    </message>
    <message>
        <source>E&amp;mbedding:</source>
        <translation>嵌入(&amp;M)：</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>As a fixed projection to colours, or grouped into clusters</source>
        <translation>以固定的颜色投影显示，或分组为聚类</translation>
    </message>
    <message>
        <source>Ctrl and the wheel, or + and −, zoom all panels together; 0 shows all</source>
        <translation>Ctrl 加滚轮，或 + 和 −，一起缩放所有面板；0 显示全部</translation>
    </message>
    <message>
        <source>zoom %1 %</source>
        <translation>缩放 %1%</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ComparePanel</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
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
        <translation>相同</translation>
    </message>
    <message>
        <source>Its sources in the present scenario</source>
        <translation>当前方案中它的源</translation>
    </message>
    <message>
        <source>Its sources in the other scenario</source>
        <translation>另一方案中它的源</translation>
    </message>
    <message>
        <source>Whether both serve it by the same sources</source>
        <translation>两者是否用相同的源服务它</translation>
    </message>
    <message>
        <source>Targets of both scenarios</source>
        <translation>两个方案的目标</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>比较对象(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n target(s) are served by the same sources.</source>
        <translation>
            <numerusform>%n 个目标中有 %1 个由相同的源服务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Supervised in A only: %1.</source>
        <translation>仅在 A 中有监督：%1。</translation>
    </message>
    <message>
        <source>Supervised in B only: %1.</source>
        <translation>仅在 B 中有监督：%1。</translation>
    </message>
    <message>
        <source>full supervision</source>
        <translation>完全监督</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>ρ</source>
        <translation>ρ</translation>
    </message>
    <message>
        <source>Rank correlation (Spearman) of the affinities of the sources that both studies measured</source>
        <translation>两项研究都测量过的源的亲和度秩相关（Spearman）</translation>
    </message>
    <message>
        <source>Shows the present scenario and another, or another study&apos;s, as one graph</source>
        <translation>将当前方案与另一方案（或另一研究的方案）显示在同一张图中</translation>
    </message>
    <message>
        <source>A scenario of this study, a study that comes with the program, or a file. Another study is only read. Its tasks are matched by code and drawn where this study has them.</source>
        <translation>本研究的方案、内置研究或文件。另一研究只会被读取。其任务按代码对应，并画在本研究中相应的位置。</translation>
    </message>
    <message>
        <source>Scenario of the other study</source>
        <translation>另一研究的方案</translation>
    </message>
    <message>
        <source>Under which settings the other study is solved</source>
        <translation>求解另一研究时采用的设置</translation>
    </message>
    <message>
        <source>What the two share</source>
        <translation>两者的共同之处</translation>
    </message>
    <message>
        <source>&amp;Under</source>
        <translation>条件(&amp;U)</translation>
    </message>
    <message>
        <source>A scenario of this study</source>
        <translation>本研究的方案</translation>
    </message>
    <message>
        <source>A study that comes with the program</source>
        <translation>内置研究</translation>
    </message>
    <message>
        <source>Other study…</source>
        <translation>其他研究…</translation>
    </message>
    <message>
        <source>Choose a study&apos;s file</source>
        <translation>选择研究文件</translation>
    </message>
    <message>
        <source>Choose another scenario or another study to see what it shares with the present scenario.</source>
        <translation>选择另一方案或另一研究，以查看它与当前方案的共同之处。</translation>
    </message>
    <message>
        <source>A scenario of the other study</source>
        <translation>另一研究的方案</translation>
    </message>
    <message>
        <source>The present scenario</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>This study&apos;s settings, as far as the other study has the tasks</source>
        <translation>本研究的设置（限于另一研究也有的任务）</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Cannot compare with %1: %2</source>
        <translation>无法与 %1 比较：%2</translation>
    </message>
    <message>
        <source>%1 has no taxonomy: %2.</source>
        <translation>%1 没有任务分类体系：%2。</translation>
    </message>
    <message>
        <source>none was found in time</source>
        <translation>未能在限定时间内找到</translation>
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
        <translation>目标值 %1，预算 %2（已用 %3），增益 %4，质量 %5</translation>
    </message>
    <message>
        <source>The two objectives are of different values and cannot be compared.</source>
        <translation>两个目标值基于不同的价值，无法比较。</translation>
    </message>
    <message numerus="yes">
        <source>Affinities: rank correlation ρ %1 (Spearman), τ %2 (Kendall) over %n pair(s) that both measured.</source>
        <translation>
            <numerusform>亲和度：在两者都测量过的 %n 对上，秩相关 ρ %1（Spearman）、τ %2（Kendall）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Supervised in both: %1.</source>
        <translation>两者都有监督：%1。</translation>
    </message>
    <message>
        <source>Tasks of B alone, not drawn: %1.</source>
        <translation>仅 B 有的任务（未画出）：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) of B with such a task are not drawn.</source>
        <translation>
            <numerusform>B 中涉及此类任务的 %n 个迁移未画出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks of A alone: %1.</source>
        <translation>仅 A 有的任务：%1。</translation>
    </message>
    <message>
        <source>What the scenario says of these was left out for B: %1.</source>
        <translation>方案中关于以下任务的设置未用于 B：%1。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ComparisonPanel</name>
    <message>
        <source>Study to compare with</source>
        <translation>要比较的研究</translation>
    </message>
    <message>
        <source>The study to compare with; both under the present scenario</source>
        <translation>要与之比较的研究；两者均采用当前方案</translation>
    </message>
    <message>
        <source>Compare &amp;with:</source>
        <translation>比较对象(&amp;W)：</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Compare with a study of your own</source>
        <translation>与自己的研究比较</translation>
    </message>
    <message>
        <source>Comparison by target</source>
        <translation>按目标比较</translation>
    </message>
    <message>
        <source>How alike the affinities rank, and by what each target is served</source>
        <translation>亲和度排名的相似程度，以及各目标由什么服务</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>Compare studies</source>
        <translation>比较研究</translation>
    </message>
    <message>
        <source>Choose a study</source>
        <translation>选择研究</translation>
    </message>
    <message>
        <source>Choose a study: how alike the affinities of the two rank, and where their taxonomies differ under the present scenario, is listed here.</source>
        <translation>选择一个研究：此处将列出两者亲和度排名的相似程度，以及当前方案下两者分类体系的差异。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::CurveChart</name>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>对数(&amp;L)</translation>
    </message>
    <message>
        <source>Loss curves of the jobs in hand are drawn here.</source>
        <translation>手头作业的损失曲线将画在这里。</translation>
    </message>
    <message>
        <source>La&amp;test jobs:</source>
        <translation>最近的作业(&amp;T)：</translation>
    </message>
    <message>
        <source>Latest jobs</source>
        <translation>最近的作业</translation>
    </message>
    <message>
        <source>Of how many jobs curves are shown: those in hand, then the latest</source>
        <translation>显示多少个作业的曲线：先是手头的，然后是最近的</translation>
    </message>
    <message>
        <source>Losses on a logarithmic axis</source>
        <translation>损失采用对数轴</translation>
    </message>
    <message>
        <source>Loss curves</source>
        <translation>损失曲线</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DamageModel</name>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>wrong size</source>
        <translation>尺寸不符</translation>
    </message>
    <message>
        <source>wrong format</source>
        <translation>格式错误</translation>
    </message>
    <message>
        <source>inconsistent</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损坏类型</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DamagePanel</name>
    <message>
        <source>Damage report</source>
        <translation>损坏报告</translation>
    </message>
    <message>
        <source>&amp;Check files</source>
        <translation>检查文件(&amp;C)</translation>
    </message>
    <message>
        <source>Look at every file: sizes, headers, ends, and whether they agree</source>
        <translation>检查每个文件的大小、文件头、文件尾以及彼此是否一致</translation>
    </message>
    <message>
        <source>Decode &amp;everything</source>
        <translation>全部解码(&amp;E)</translation>
    </message>
    <message>
        <source>Read every file whole and verify its checksums: finds more, and takes far longer</source>
        <translation>完整读取每个文件并验证校验和：能发现更多问题，但耗时长得多</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop checking; what was found before stays</source>
        <translation>停止检查；先前发现的内容保留</translation>
    </message>
    <message>
        <source>C&amp;opy list</source>
        <translation>复制列表(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the list as tab-separated text</source>
        <translation>将列表复制为制表符分隔的文本</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Files that something is wrong with</source>
        <translation>有问题的文件</translation>
    </message>
    <message>
        <source>Enter or a double click shows the view</source>
        <translation>按 Enter 或双击可显示该视图</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>检查已停止。</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>Not checked yet, or nothing was found.</source>
        <translation>尚未检查，或未发现问题。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of the last check</source>
        <translation>
            <numerusform>上次检查的 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>%L1 files checked: nothing is wrong.</source>
        <translation>已检查 %L1 个文件：没有问题。</translation>
    </message>
    <message>
        <source>%L1 files checked: %2</source>
        <translation>已检查 %L1 个文件：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them damaged or missing</source>
        <translation>
            <numerusform>其中 %Ln 个损坏或缺失</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DatasetPage</name>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open a dataset&apos;s folder</source>
        <translation>打开数据集文件夹</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>List the folder again: files may have come or gone</source>
        <translation>重新列出文件夹：文件可能有增减</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>所有样本</translation>
    </message>
    <message>
        <source>Back to the thumbnails (Escape)</source>
        <translation>返回缩略图 (Escape)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The view before (arrow left)</source>
        <translation>上一个视图（左方向键）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The view after (arrow right)</source>
        <translation>下一个视图（右方向键）</translation>
    </message>
    <message>
        <source>Damage report</source>
        <translation>损坏报告</translation>
    </message>
    <message>
        <source>Check the dataset&apos;s files, and what was found</source>
        <translation>检查数据集的文件，并查看结果</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Larger: thumbnails, or the part of the pictures in sight</source>
        <translation>放大缩略图，或图像的可见部分</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smaller: thumbnails, or the pictures</source>
        <translation>缩小缩略图或图像</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>默认大小</translation>
    </message>
    <message>
        <source>Whole pictures, thumbnails of the usual size</source>
        <translation>显示整幅图像、默认大小的缩略图</translation>
    </message>
    <message>
        <source>No sample passes the filter.</source>
        <translation>没有符合筛选条件的样本。</translation>
    </message>
    <message>
        <source>There are no samples.</source>
        <translation>没有样本。</translation>
    </message>
    <message>
        <source>Reading a folder…</source>
        <translation>正在读取文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln 个样本</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 samples</source>
        <translation>%L1 / %L2 个样本</translation>
    </message>
    <message>
        <source>&amp;Render rooms…</source>
        <translation>渲染房间(&amp;R)…</translation>
    </message>
    <message>
        <source>Make a dataset of furnished rooms, with exact annotations</source>
        <translation>生成带家具房间的数据集，附精确标注</translation>
    </message>
    <message>
        <source>Render rooms</source>
        <translation>渲染房间</translation>
    </message>
    <message>
        <source>Render rooms…</source>
        <translation>渲染房间…</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>One view as every task has it: what goes in and what must come out</source>
        <translation>各任务所见的同一视图：输入与应有的输出</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) found so far</source>
        <translation>
            <numerusform>目前已找到 %Ln 个样本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s), not all: reading was stopped; read again to go on</source>
        <translation>
            <numerusform>%Ln 个样本，并非全部：读取已停止；重新读取可继续</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::EmptyDataset</name>
    <message>
        <source>Look at a dataset</source>
        <translation>查看数据集</translation>
    </message>
    <message>
        <source>A dataset is a folder of pictures, each with annotations: depth, surface normals, edges, classes, the camera and more. Folders in the layouts of Taskonomy and Omnidata open as they are, whole or in part.</source>
        <translation>数据集是一个图像文件夹，每幅图像都带有标注：深度、表面法线、边缘、类别、相机等。采用 Taskonomy 和 Omnidata 布局的文件夹可直接打开，无论完整或部分。</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder</source>
        <translation>选择数据集文件夹</translation>
    </message>
    <message>
        <source>Open a dataset&apos;s folder</source>
        <translation>打开数据集文件夹</translation>
    </message>
    <message>
        <source>Or drop a folder here</source>
        <translation>或将文件夹拖放到此处</translation>
    </message>
    <message>
        <source>Recent datasets</source>
        <translation>最近的数据集</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Open the dataset %1</source>
        <translation>打开数据集 %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::EngineRun</name>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>%1 was killed or has crashed; the machine may be out of memory.</source>
        <translation>%1 被终止或已崩溃；可能是内存不足。</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2 without saying why.</source>
        <translation>%1 以退出码 %2 结束，未说明原因。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::EvaluationPage</name>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Gain and quality</source>
        <translation>增益与质量</translation>
    </message>
    <message>
        <source>Gain and quality of every target at every budget</source>
        <translation>每个目标在各预算下的增益与质量</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>显著性</translation>
    </message>
    <message>
        <source>Ours against random taxonomies of the same budget</source>
        <translation>本分类体系与同预算随机分类体系的比较</translation>
    </message>
    <message>
        <source>Similarity tree</source>
        <translation>相似度树</translation>
    </message>
    <message>
        <source>Tasks clustered by what they are good for as sources</source>
        <translation>按任务作为源所擅长的目标聚类</translation>
    </message>
    <message>
        <source>Win rates</source>
        <translation>胜率</translation>
    </message>
    <message>
        <source>This study&apos;s win rates beside those that the paper prints</source>
        <translation>本研究的胜率与论文所列胜率对照</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>This study beside another one, under the same scenario</source>
        <translation>本研究与另一研究在同一方案下的比较</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Copy what is in front as tab-separated text (the tree as Newick)</source>
        <translation>将当前内容复制为制表符分隔文本（树为 Newick 格式）</translation>
    </message>
    <message>
        <source>Draw random taxonomies</source>
        <translation>抽取随机分类体系</translation>
    </message>
    <message>
        <source>Draw random taxonomies anew and show them</source>
        <translation>重新抽取并显示随机分类体系</translation>
    </message>
    <message>
        <source>Stop drawing random taxonomies</source>
        <translation>停止抽取随机分类体系</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy the heat map, curves or tree in front as a picture</source>
        <translation>将当前显示的热图、曲线或树复制为图片</translation>
    </message>
    <message>
        <source>Other measures</source>
        <translation>其他度量</translation>
    </message>
    <message>
        <source>What can be known of transfers before any is trained</source>
        <translation>训练任何迁移之前可以知道什么</translation>
    </message>
    <message>
        <source>Compute other measures</source>
        <translation>计算其他度量</translation>
    </message>
    <message>
        <source>Compute measures of transferability from the representations</source>
        <translation>根据表示计算可迁移性度量</translation>
    </message>
    <message>
        <source>Cancel computing measures</source>
        <translation>取消计算度量</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ExplanationPanel</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Served by</source>
        <translation>服务来源</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Second best</source>
        <translation>次优</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>有监督</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>服务数</translation>
    </message>
    <message>
        <source>Require</source>
        <translation>必选</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>禁用</translation>
    </message>
    <message>
        <source>Leave free</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>The sources of its transfer</source>
        <translation>其迁移的源</translation>
    </message>
    <message>
        <source>Value of that transfer</source>
        <translation>该迁移的价值</translation>
    </message>
    <message>
        <source>The best other transfer that the same supervised tasks allow</source>
        <translation>在相同监督任务下可用的最佳其他迁移</translation>
    </message>
    <message>
        <source>What the objective loses if this transfer is forbidden and all is solved anew</source>
        <translation>禁用该迁移并重新求解时目标值的损失</translation>
    </message>
    <message>
        <source>A task that may be supervised</source>
        <translation>可以监督的任务</translation>
    </message>
    <message>
        <source>Whether this taxonomy supervises it</source>
        <translation>该分类体系是否监督它</translation>
    </message>
    <message>
        <source>How many targets it serves</source>
        <translation>它服务多少个目标</translation>
    </message>
    <message>
        <source>What the objective loses, at the same budget, if a supervised source is dropped, or one that is not supervised is added</source>
        <translation>在同一预算下，去掉一个有监督的源或加入一个未监督的源时目标值的损失</translation>
    </message>
    <message>
        <source>Why each transfer</source>
        <translation>各迁移的理由</translation>
    </message>
    <message>
        <source>Why each source</source>
        <translation>各源的理由</translation>
    </message>
    <message>
        <source>Every taxonomy must use it</source>
        <translation>每个分类体系都必须使用它</translation>
    </message>
    <message>
        <source>No taxonomy may use it</source>
        <translation>任何分类体系都不得使用它</translation>
    </message>
    <message>
        <source>Neither required nor forbidden</source>
        <translation>既非必选也非禁用</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Working out what each choice is worth…</source>
        <translation>正在计算每项选择的价值…</translation>
    </message>
    <message>
        <source>full supervision</source>
        <translation>完全监督</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Lost if %1 is dropped: %2</source>
        <translation>去掉 %1 的损失：%2</translation>
    </message>
    <message>
        <source>Lost if %1 is added: %2</source>
        <translation>加入 %1 的损失：%2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>There is no taxonomy to explain.</source>
        <translation>没有可解释的分类体系。</translation>
    </message>
    <message>
        <source>Select a task or a transfer to see why it was chosen, and to require or forbid it.</source>
        <translation>选择任务或迁移，查看其被选中的理由，并可设为必选或禁用。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; is fully supervised (value %2).</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; 为完全监督（价值 %2）。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; takes from %2 (value %3).</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; 由 %2 迁移而来（价值 %3）。</translation>
    </message>
    <message>
        <source>Second best with these sources: %1 (%2).</source>
        <translation>这些源下的次优：%1（%2）。</translation>
    </message>
    <message>
        <source>Without this transfer there is no taxonomy.</source>
        <translation>没有此迁移则不存在分类体系。</translation>
    </message>
    <message>
        <source>Without this transfer the objective falls by %1.</source>
        <translation>没有此迁移，目标值下降 %1。</translation>
    </message>
    <message numerus="yes">
        <source>It serves %n target(s).</source>
        <translation>
            <numerusform>它服务 %n 个目标。</numerusform>
        </translation>
    </message>
    <message>
        <source>Without it there is no taxonomy.</source>
        <translation>没有它则不存在分类体系。</translation>
    </message>
    <message>
        <source>Without it the objective falls by %1.</source>
        <translation>没有它，目标值下降 %1。</translation>
    </message>
    <message>
        <source>There is no taxonomy with it as a source.</source>
        <translation>以它为源则不存在分类体系。</translation>
    </message>
    <message>
        <source>With it as a source the objective would fall by %1.</source>
        <translation>以它为源，目标值将下降 %1。</translation>
    </message>
    <message>
        <source>This task plays no part.</source>
        <translation>此任务未参与。</translation>
    </message>
    <message>
        <source>Require %1</source>
        <translation>将 %1 设为必选</translation>
    </message>
    <message>
        <source>Forbid %1</source>
        <translation>禁用 %1</translation>
    </message>
    <message>
        <source>Free %1</source>
        <translation>取消对 %1 的限制</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ExportDataDialog</name>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>导出的内容</translation>
    </message>
    <message>
        <source>Transfers: affinity, gain, quality</source>
        <translation>迁移：亲和度、增益、质量</translation>
    </message>
    <message>
        <source>First-order affinity: sources × targets</source>
        <translation>一阶亲和度：源 × 目标</translation>
    </message>
    <message>
        <source>Losses of each test image</source>
        <translation>每张测试图像的损失</translation>
    </message>
    <message>
        <source>Win rates</source>
        <translation>胜率</translation>
    </message>
    <message>
        <source>One target&apos;s rows, or all</source>
        <translation>一个目标的行，或全部</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>所有目标</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>CSV: text, reads back exactly</source>
        <translation>CSV：文本，可精确读回</translation>
    </message>
    <message>
        <source>NPY: an array for NumPy</source>
        <translation>NPY：NumPy 数组</translation>
    </message>
    <message>
        <source>LaTeX: a table for a paper</source>
        <translation>LaTeX：论文表格</translation>
    </message>
    <message>
        <source>&amp;Table:</source>
        <translation>表格(&amp;T)：</translation>
    </message>
    <message>
        <source>Tar&amp;get:</source>
        <translation>目标(&amp;G)：</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>Export to…</source>
        <translation>导出到…</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigureDialog</name>
    <message>
        <source>Export figures</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Size of the figure</source>
        <translation>图表尺寸</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Real size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Show the figure as large as in print (Ctrl+0)</source>
        <translation>按印刷尺寸显示图表 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>The figure that is shown and exported</source>
        <translation>显示并导出的图表</translation>
    </message>
    <message>
        <source>Fi&amp;gure:</source>
        <translation>图表(&amp;G)：</translation>
    </message>
    <message>
        <source>Name of the files</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Without extension; each format adds its own</source>
        <translation>不含扩展名；每种格式会自行添加</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>文件的存放位置</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Folder for figures</source>
        <translation>图表文件夹</translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation>文件夹(&amp;O)：</translation>
    </message>
    <message>
        <source>Each figure holds its recipe and lies beside its data (.csv) and its recipe (.json).</source>
        <translation>每个图表都内含其配方，并与其数据 (.csv) 和配方 (.json) 一同存放。</translation>
    </message>
    <message>
        <source>Result of the export</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Write the figures over the files that exist</source>
        <translation>用图表覆盖已有文件</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Write no more figures; those that are written stay</source>
        <translation>不再写入图表；已写入的保留</translation>
    </message>
    <message>
        <source>Stopped; figures that were written stay.</source>
        <translation>已停止；已写入的图表保留。</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Write the figure that is shown in every chosen format</source>
        <translation>以所有选中的格式写入当前显示的图表</translation>
    </message>
    <message>
        <source>Export &amp;all</source>
        <translation>全部导出(&amp;A)</translation>
    </message>
    <message>
        <source>Write every figure of the list in every chosen format</source>
        <translation>以所有选中的格式写入列表中的每个图表</translation>
    </message>
    <message>
        <source>Close this dialog</source>
        <translation>关闭此对话框</translation>
    </message>
    <message>
        <source>%1 × %2 mm (%3 × %4 in)</source>
        <translation>%1 × %2 mm（%3 × %4 in）</translation>
    </message>
    <message>
        <source>The folder does not exist: %1</source>
        <translation>文件夹不存在：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 个图表写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>未写入：%1</translation>
    </message>
    <message>
        <source>Remark on the figure</source>
        <translation>关于此图的提示</translation>
    </message>
    <message>
        <source>For the page</source>
        <translation>适合页面</translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation>与窗口一致</translation>
    </message>
    <message>
        <source>Arrangement of the graph</source>
        <translation>图的布置</translation>
    </message>
    <message>
        <source>Where the tasks of the graph stand</source>
        <translation>图中任务的位置</translation>
    </message>
    <message>
        <source>For the page: sources in a column, what they serve beside it, as wide as the figure and with text of the stated size. As in the window: every task where it stands there, the whole made smaller, with its text, until it fits.</source>
        <translation>适合页面：源排成一列，所服务的目标列于其旁，与图表同宽，文字为指定大小。与窗口一致：任务位置与窗口中相同，整体连同文字缩小到能放下为止。</translation>
    </message>
    <message>
        <source>A&amp;rrangement:</source>
        <translation>布置(&amp;R)：</translation>
    </message>
    <message>
        <source>Files that would be replaced</source>
        <translation>将被替换的文件</translation>
    </message>
    <message>
        <source>The smallest text is %1 pt high, less than asked for. It fits from a width of %2 %3 on.</source>
        <translation>最小文字高 %1 pt，小于要求。宽度达到 %2 %3 即可满足。</translation>
    </message>
    <message>
        <source>The smallest text is %1 pt high, less than asked for: there is no room for it in this height.</source>
        <translation>最小文字高 %1 pt，小于要求：此高度下空间不足。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) exist already and would be replaced:</source>
        <translation>
            <numerusform>%n 个文件已存在，将被替换：</numerusform>
        </translation>
    </message>
    <message>
        <source>The figure is %1 mm high, more than a page. With a height of its own it is made smaller until all of it fits; fewer views or a greater width help too.</source>
        <translation>图高 %1 mm，超过一页。指定高度后，整幅图会缩小到放得下为止；减少视图或加大宽度也有帮助。</translation>
    </message>
    <message>
        <source>The figure is %1 mm high, more than a page.</source>
        <translation>图高 %1 mm，超过一页。</translation>
    </message>
    <message>
        <source>The smallest text is %1 pt high, less than asked for.</source>
        <translation>最小的文字高 %1 pt，小于要求。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigureForm</name>
    <message>
        <source>Custom width</source>
        <translation>自定义宽度</translation>
    </message>
    <message>
        <source>&amp;Venue:</source>
        <translation>刊物(&amp;V)：</translation>
    </message>
    <message>
        <source>The width of a column or of the page of a venue</source>
        <translation>某刊物的栏宽或页宽</translation>
    </message>
    <message>
        <source>Unit of width and height</source>
        <translation>宽度和高度的单位</translation>
    </message>
    <message>
        <source>Inches, millimetres, centimetres or points (1/72 inch)</source>
        <translation>英寸、毫米、厘米或点（1/72 英寸）</translation>
    </message>
    <message>
        <source>&amp;Width:</source>
        <translation>宽度(&amp;W)：</translation>
    </message>
    <message>
        <source>The figure&apos;s exact width on paper</source>
        <translation>图表在纸上的精确宽度</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>&amp;Height:</source>
        <translation>高度(&amp;H)：</translation>
    </message>
    <message>
        <source>The figure&apos;s exact height; automatic: what suits the width</source>
        <translation>图表的精确高度；自动：与宽度相适应</translation>
    </message>
    <message>
        <source>&amp;Font:</source>
        <translation>字体(&amp;F)：</translation>
    </message>
    <message>
        <source>Of all text in the figure</source>
        <translation>图表中所有文字的字体</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Font &amp;size:</source>
        <translation>字号(&amp;S)：</translation>
    </message>
    <message>
        <source>Most venues ask for 7 to 9 points where the figure is printed in its own size</source>
        <translation>图表按原尺寸印刷时，多数刊物要求 7 至 9 点</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>&amp;Background:</source>
        <translation>背景(&amp;B)：</translation>
    </message>
    <message>
        <source>What is behind the figure</source>
        <translation>图表背后的颜色</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>作为文本</translation>
    </message>
    <message>
        <source>As outlines</source>
        <translation>作为轮廓</translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation>文字(&amp;T)：</translation>
    </message>
    <message>
        <source>Automatic: outlines in SVG, embedded fonts in PDF, LaTeX&apos;s own in TikZ</source>
        <translation>自动：SVG 用轮廓，PDF 嵌入字体，TikZ 用 LaTeX 自身的字体</translation>
    </message>
    <message>
        <source>Text can be searched and edited. PDF holds the fonts it needs; SVG only names them, so it looks right only where they are installed; TikZ is set in the document&apos;s font. Outlines look the same everywhere and need no font.</source>
        <translation>文本可以搜索和编辑。PDF 包含所需字体；SVG 只记录字体名称，因此仅在装有这些字体的机器上显示正确；TikZ 以文档字体排版。轮廓在任何地方外观一致，不需要字体。</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;Resolution:</source>
        <translation>分辨率(&amp;R)：</translation>
    </message>
    <message>
        <source>Of PNG pictures; 300 to 600 suit print</source>
        <translation>PNG 图片的分辨率；印刷宜用 300 至 600</translation>
    </message>
    <message>
        <source>For LaTeX and print; holds its data and recipe</source>
        <translation>用于 LaTeX 和印刷；内含数据和配方</translation>
    </message>
    <message>
        <source>For the web and for drawing programs</source>
        <translation>用于网页和绘图程序</translation>
    </message>
    <message>
        <source>Pixels, for slides and documents</source>
        <translation>像素图，用于幻灯片和文档</translation>
    </message>
    <message>
        <source>LaTeX source for \input, set in the document&apos;s fonts</source>
        <translation>用于 \input 的 LaTeX 源码，以文档字体排版</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>Formats:</source>
        <translation>格式：</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>图表预览</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FolderProgress</name>
    <message>
        <source>Progress of reading the folder</source>
        <translation>读取文件夹的进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop reading the folder</source>
        <translation>停止读取文件夹</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>Looking for samples: %Ln folder(s) so far</source>
        <translation>
            <numerusform>正在查找样本：已看 %Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Listing buildings: %L1 of %L2</source>
        <translation>正在列出建筑：%L1 / %L2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余 %2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FrontierChart</name>
    <message>
        <source>Frontier: what each budget buys</source>
        <translation>前沿：各预算的收益</translation>
    </message>
    <message>
        <source>Click to set the budget</source>
        <translation>点击以设置预算</translation>
    </message>
    <message>
        <source>The best objective for every budget, with the mean gain and quality of that taxonomy. The dashed line is the present budget; a click or the arrow keys move it.</source>
        <translation>每个预算的最优目标值，以及该分类体系的平均增益和平均质量。虚线为当前预算；点击或用方向键可移动它。</translation>
    </message>
    <message>
        <source>Objective (left)</source>
        <translation>目标值（左）</translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation>平均增益</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>平均质量</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>Objective %1</source>
        <translation>目标值 %1</translation>
    </message>
    <message>
        <source>Mean gain %1</source>
        <translation>平均增益 %1</translation>
    </message>
    <message>
        <source>Mean quality %1</source>
        <translation>平均质量 %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FrontierPanel</name>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>预算数</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>服务数</translation>
    </message>
    <message>
        <source>A task that is supervised at some budget</source>
        <translation>在某个预算下有监督的任务</translation>
    </message>
    <message>
        <source>At how many of the frontier&apos;s budgets it is supervised</source>
        <translation>在前沿的多少个预算下有监督</translation>
    </message>
    <message>
        <source>How many targets it serves, on average over all budgets</source>
        <translation>在所有预算下平均服务多少个目标</translation>
    </message>
    <message>
        <source>Sources that serve most over all budgets</source>
        <translation>在所有预算下服务最多的源</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
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
        <translation>无法对图进行布局，任务改为按行排列：%1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GraphView</name>
    <message>
        <source>Task graph</source>
        <translation>任务图</translation>
    </message>
    <message>
        <source>Tasks and the transfers between them; arrow keys go from task to task.</source>
        <translation>任务及其间的迁移；用方向键在任务间移动。</translation>
    </message>
    <message>
        <source>takes from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message numerus="yes">
        <source>gives to %n target(s)</source>
        <translation>
            <numerusform>服务 %n 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>Affinity %1 · gain %2 · quality %3</source>
        <translation>亲和度 %1 · 增益 %2 · 质量 %3</translation>
    </message>
    <message>
        <source>required as a source</source>
        <translation>必选源</translation>
    </message>
    <message>
        <source>forbidden as a source</source>
        <translation>禁用源</translation>
    </message>
    <message>
        <source>full supervision required</source>
        <translation>完全监督必选</translation>
    </message>
    <message>
        <source>full supervision forbidden</source>
        <translation>完全监督禁用</translation>
    </message>
    <message>
        <source>this transfer is required</source>
        <translation>此迁移为必选</translation>
    </message>
    <message>
        <source>forbidden to take from %1</source>
        <translation>禁止来自 %1</translation>
    </message>
    <message>
        <source>supervised in both</source>
        <translation>两者都有监督</translation>
    </message>
    <message>
        <source>supervised in A only</source>
        <translation>仅在 A 中有监督</translation>
    </message>
    <message>
        <source>supervised in B only</source>
        <translation>仅在 B 中有监督</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必选）</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GridControls</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>S&amp;how:</source>
        <translation>显示(&amp;H)：</translation>
    </message>
    <message>
        <source>Which annotation the thumbnails show</source>
        <translation>缩略图显示哪种标注</translation>
    </message>
    <message>
        <source>Building, point or view</source>
        <translation>建筑、点或视图</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>查找(&amp;F)：</translation>
    </message>
    <message>
        <source>Words that the building&apos;s name or &quot;point_3 view_4&quot; has</source>
        <translation>建筑名称或“point_3 view_4”中包含的词</translation>
    </message>
    <message>
        <source>&amp;Split:</source>
        <translation>划分(&amp;S)：</translation>
    </message>
    <message>
        <source>Only buildings that train, validate or test</source>
        <translation>仅用于训练、验证或测试的建筑</translation>
    </message>
    <message>
        <source>&amp;Building:</source>
        <translation>建筑(&amp;B)：</translation>
    </message>
    <message>
        <source>Only this building or room</source>
        <translation>仅此建筑或房间</translation>
    </message>
    <message>
        <source>S&amp;cene:</source>
        <translation>场景(&amp;C)：</translation>
    </message>
    <message>
        <source>Only views whose most probable scene this is</source>
        <translation>仅最可能属于此场景的视图</translation>
    </message>
    <message>
        <source>&amp;Order:</source>
        <translation>排序(&amp;O)：</translation>
    </message>
    <message>
        <source>In which order views come</source>
        <translation>视图的排列顺序</translation>
    </message>
    <message>
        <source>By building</source>
        <translation>按建筑</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Fewest annotations first</source>
        <translation>标注最少的在前</translation>
    </message>
    <message>
        <source>&amp;Damaged only</source>
        <translation>仅损坏的(&amp;D)</translation>
    </message>
    <message>
        <source>Only views with files that the last check found wrong</source>
        <translation>仅含上次检查发现有问题的文件的视图</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>大小(&amp;Z)：</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl and the wheel)</source>
        <translation>缩略图大小（Ctrl 加滚轮）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only buildings that train, validate or test. The dataset does not say which; they are shared out by their names</source>
        <translation>仅用于训练、验证或测试的建筑。数据集未注明划分，因此按名称分配</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln</source>
        <translation>
            <numerusform>全部 %Ln 个</numerusform>
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
        <translation>没有可显示的内容。</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Each cell is one measurement. Turn the wheel or press + and − to zoom, drag to move, 0 to see everything. Click a cell, or move with the arrow keys, to select it.</source>
        <translation>每个单元格是一次测量。滚动滚轮或按 + 和 − 缩放，拖动以移动，按 0 显示全部。点击单元格或用方向键移动以选择。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
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
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Test images with the chosen network&apos;s loss and rank on each; a bookmark stands at those whose outputs are kept in the study</source>
        <translation>测试图像及所选网络在每幅上的损失和名次；研究保留其输出的图像带有书签</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ImageModel</name>
    <message>
        <source>rank %1 of %2</source>
        <translation>第 %1 名，共 %2 个</translation>
    </message>
    <message>
        <source>loss %1, %2</source>
        <translation>损失 %1，%2</translation>
    </message>
    <message>
        <source>ahead of the other by %1</source>
        <translation>领先另一个 %1</translation>
    </message>
    <message>
        <source>outputs are kept in the study</source>
        <translation>输出保留在研究中</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ImportDialog</name>
    <message>
        <source>Reading the table</source>
        <translation>正在读取表格</translation>
    </message>
    <message>
        <source>Comparing transfers</source>
        <translation>正在比较迁移</translation>
    </message>
    <message>
        <source>Writing the study</source>
        <translation>正在写入研究</translation>
    </message>
    <message>
        <source>less than a second left</source>
        <translation>剩余不到一秒</translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>剩余约 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>剩余约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Table to import</source>
        <translation>要导入的表格</translation>
    </message>
    <message>
        <source>A CSV file; it may be dropped here too</source>
        <translation>CSV 文件；也可拖放到此处</translation>
    </message>
    <message>
        <source>Choose or drop a CSV file</source>
        <translation>选择或拖入 CSV 文件</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose the table to import</source>
        <translation>选择要导入的表格</translation>
    </message>
    <message>
        <source>&amp;Table:</source>
        <translation>表格(&amp;T)：</translation>
    </message>
    <message>
        <source>What the table holds</source>
        <translation>表格的内容</translation>
    </message>
    <message>
        <source>Transfers: one row each, with affinity</source>
        <translation>迁移：每行一个，含亲和度</translation>
    </message>
    <message>
        <source>Per-image losses: one row for each image of a transfer</source>
        <translation>逐图像损失：迁移的每张图像一行</translation>
    </message>
    <message>
        <source>Matrix of scores: sources down, targets across</source>
        <translation>分数矩阵：行为源，列为目标</translation>
    </message>
    <message>
        <source>Guessed from the header; change it where the guess is wrong</source>
        <translation>根据表头推测；如有误请更改</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Transfers&lt;/b&gt;: columns sources, target, affinity and, where known, order, gain, quality.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Per-image losses&lt;/b&gt;: columns target, sources, image, loss and, where known, group and seed; affinities, gain and quality are computed from them.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Matrix&lt;/b&gt;: a header of targets after one corner cell, then a row for each source.&lt;/p&gt;&lt;p&gt;Several sources are joined by +. Besides tasks, self (the target&apos;s own fully supervised network), pixels (trained from scratch) and average (the constant predictor) may stand as sources. An empty field was not measured.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;迁移&lt;/b&gt;：列为 sources、target、affinity，以及已知时的 order、gain、quality。&lt;/p&gt;&lt;p&gt;&lt;b&gt;逐图像损失&lt;/b&gt;：列为 target、sources、image、loss，以及已知时的 group 和 seed；亲和度、增益和质量由此计算。&lt;/p&gt;&lt;p&gt;&lt;b&gt;矩阵&lt;/b&gt;：表头在一个角单元格之后列出目标，随后每个源一行。&lt;/p&gt;&lt;p&gt;多个源以 + 连接。除任务外，self（目标自身的完全监督网络）、pixels（从头训练）和 average（常数预测器）也可作为源。空字段表示未测量。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Hi&amp;gher scores are better</source>
        <translation>分数越高越好(&amp;G)</translation>
    </message>
    <message>
        <source>Off: the scores are losses</source>
        <translation>关闭时：分数为损失</translation>
    </message>
    <message>
        <source>It &amp;holds:</source>
        <translation>内容(&amp;H)：</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>表格的前几行</translation>
    </message>
    <message>
        <source>The first rows of the table; line numbers on the left</source>
        <translation>表格的前几行；左侧为行号</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>研究名称</translation>
    </message>
    <message>
        <source>What the study is called in the window and in figures</source>
        <translation>研究在窗口和图表中的名称</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Transfer images</source>
        <translation>迁移图像数</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>On how many images each transfer was trained</source>
        <translation>每个迁移以多少张图像训练</translation>
    </message>
    <message>
        <source>Transfer i&amp;mages:</source>
        <translation>迁移图像数(&amp;M)：</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Citation, licence, remarks</source>
        <translation>引用、许可证、说明</translation>
    </message>
    <message>
        <source>Kept in the study: where the measurements are from</source>
        <translation>保存在研究中：测量数据的出处</translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation>备注(&amp;O)：</translation>
    </message>
    <message>
        <source>File of the study</source>
        <translation>研究文件</translation>
    </message>
    <message>
        <source>The study file that is written</source>
        <translation>写入的研究文件</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Choose where the study goes</source>
        <translation>选择研究的保存位置</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Replace the study that is there</source>
        <translation>替换已有的研究(&amp;R)</translation>
    </message>
    <message>
        <source>The file exists already; its content is lost</source>
        <translation>文件已存在；其内容将丢失</translation>
    </message>
    <message>
        <source>Kinds of new tasks</source>
        <translation>新增任务的类别</translation>
    </message>
    <message>
        <source>Tasks that the dictionary does not know; colours and groups go by their kinds</source>
        <translation>词典中没有的任务；颜色和分组取决于其类别</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stop the import; nothing is written</source>
        <translation>停止导入；不写入任何内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close without importing</source>
        <translation>关闭而不导入</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Write the study and open it</source>
        <translation>写入研究并打开</translation>
    </message>
    <message>
        <source>Choose the table to import.</source>
        <translation>请选择要导入的表格。</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>缺少：%1。</translation>
    </message>
    <message>
        <source>These columns are no tasks, or there twice: %1.</source>
        <translation>以下列不是任务，或出现两次：%1。</translation>
    </message>
    <message>
        <source>Not known, or there twice: %1.</source>
        <translation>未知，或出现两次：%1。</translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation>各列为 %1。</translation>
    </message>
    <message>
        <source>Looking through the table…</source>
        <translation>正在检查表格…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers</source>
        <translation>
            <numerusform>%Ln 个迁移</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets</source>
        <translation>
            <numerusform>%Ln 个目标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tasks</source>
        <translation>
            <numerusform>%Ln 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln measurements</source>
        <translation>
            <numerusform>%Ln 个测量值</numerusform>
        </translation>
    </message>
    <message>
        <source>The table is right: %1.</source>
        <translation>表格正确：%1。</translation>
    </message>
    <message numerus="yes">
        <source>The columns are right; %Ln rows, which the import will check.</source>
        <translation>
            <numerusform>列正确；共 %Ln 行，将在导入时检查。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>表格 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the study as</source>
        <translation>研究另存为</translation>
    </message>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation>研究 (*.taskstudy)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>The import was stopped; nothing was written.</source>
        <translation>导入已停止；未写入任何内容。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
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
        <translation>作业的日志</translation>
    </message>
    <message>
        <source>It has said nothing yet.</source>
        <translation>它还没有任何输出。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::JobModel</name>
    <message>
        <source>%1
Double-click to see its log</source>
        <translation>%1
双击查看其日志</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>按此列排序</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::KindsModel</name>
    <message>
        <source>None of these</source>
        <translation>以上都不是</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新增任务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>%1 的类别</translation>
    </message>
    <message>
        <source>Select several rows and press F2 to give them one kind</source>
        <translation>选中多行后按 F2 可统一设置类别</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MainWindow</name>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation>研究 (*.taskstudy)</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>You changed %1, which cannot be written, so the changes are in a copy.</source>
        <translation>您更改了 %1，但它不可写入，因此更改保存在副本中。</translation>
    </message>
    <message>
        <source>Save the copy as a study of your own, or keep it for next time: the welcome page will offer it.</source>
        <translation>可将副本保存为自己的研究，或留待下次：欢迎页会提供它。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Keep for next time</source>
        <translation>留待下次</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>The study as it was opened</source>
        <translation>打开时的研究</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>更改历史</translation>
    </message>
    <message>
        <source>Click a line to go back to that state</source>
        <translation>点击某一行可回到该状态</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a study file</source>
        <translation>打开研究文件</translation>
    </message>
    <message>
        <source>Open &amp;built-in study</source>
        <translation>打开内置研究(&amp;B)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的研究(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import measurements…</source>
        <translation>导入测量数据(&amp;I)…</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>A CSV file of transfers, per-image losses or a matrix of scores</source>
        <translation>迁移、逐图像损失或分数矩阵的 CSV 文件</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the study with all changes to a file; from then on changes are stored in it as you make them</source>
        <translation>将研究及全部更改保存到文件；此后的更改会随时写入该文件</translation>
    </message>
    <message>
        <source>Export &amp;figures…</source>
        <translation>导出图表(&amp;F)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>This view as PDF, SVG, PNG or TikZ, at a stated width</source>
        <translation>以指定宽度将此视图导出为 PDF、SVG、PNG 或 TikZ</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>导出数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Tables of the study as CSV, NPY or LaTeX</source>
        <translation>将研究的表格导出为 CSV、NPY 或 LaTeX</translation>
    </message>
    <message>
        <source>&amp;Close study</source>
        <translation>关闭研究(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Docks and tool bars where they were at first</source>
        <translation>将停靠面板和工具栏恢复到初始位置</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>命令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>Find anything this program can do by a few letters</source>
        <translation>用几个字母查找本程序的任何功能</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About TaskAtlas</source>
        <translation>关于 TaskAtlas(&amp;A)</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>%1 Changes that you make go into a copy.</source>
        <translation>%1您所做的更改会保存到副本中。</translation>
    </message>
    <message>
        <source>Save study as</source>
        <translation>研究另存为</translation>
    </message>
    <message>
        <source>The study was not saved: %1</source>
        <translation>研究未保存：%1</translation>
    </message>
    <message>
        <source>Open study</source>
        <translation>打开研究</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>No study was opened yet</source>
        <translation>尚未打开研究</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) with changes were kept from an earlier session.</source>
        <translation>
            <numerusform>上次会话保留了 %n 个含更改的副本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>%1 (changed copy)</source>
        <translation>%1（已更改的副本）</translation>
    </message>
    <message>
        <source>Changes are kept in a copy</source>
        <translation>更改保存在副本中</translation>
    </message>
    <message>
        <source>Save as… gives the copy a place of its own</source>
        <translation>“另存为…”可为副本指定保存位置</translation>
    </message>
    <message>
        <source>Built-in study</source>
        <translation>内置研究</translation>
    </message>
    <message>
        <source>Read-only; the first change makes a copy</source>
        <translation>只读；首次更改时创建副本</translation>
    </message>
    <message>
        <source>All changes are stored</source>
        <translation>所有更改均已保存</translation>
    </message>
    <message>
        <source>Discard the changes kept in %1? They cannot be brought back.</source>
        <translation>要丢弃保留在 %1 中的更改吗？此操作无法恢复。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Changes of %1 could not be stored.</source>
        <translation>未能保存对 %1 的更改。</translation>
    </message>
    <message>
        <source>Save them as a study of your own, in another place.</source>
        <translation>请在其他位置另存为您自己的研究。</translation>
    </message>
    <message>
        <source>Storing changes…</source>
        <translation>正在保存更改…</translation>
    </message>
    <message>
        <source>Open &amp;dataset folder…</source>
        <translation>打开数据集文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Look at a folder of samples in the layout of Taskonomy or Omnidata</source>
        <translation>查看采用 Taskonomy 或 Omnidata 布局的样本文件夹</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（缺失）</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>The files stay where they are</source>
        <translation>文件保留在原处</translation>
    </message>
    <message>
        <source>Open a dataset&apos;s folder</source>
        <translation>打开数据集文件夹</translation>
    </message>
    <message>
        <source>Dataset %1</source>
        <translation>数据集 %1</translation>
    </message>
    <message>
        <source>This page has nothing yet that a figure could show.</source>
        <translation>此页面尚无可作为图表显示的内容。</translation>
    </message>
    <message>
        <source>&amp;New study…</source>
        <translation>新建研究(&amp;N)…</translation>
    </message>
    <message>
        <source>Choose images, a profile and tasks, to measure task transfer on them</source>
        <translation>选择图像、配置和任务，在其上测量任务迁移</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>The experiment of %1 is running.</source>
        <translation>%1 的实验正在运行。</translation>
    </message>
    <message>
        <source>It can go on by itself: opening the study again shows how far it is. What is done is kept either way.</source>
        <translation>它可以自行继续：再次打开研究即可看到进度。无论如何，已完成的都会保留。</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>让它继续运行</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>取消运行</translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>&amp;Measurement</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>Which number of transfer images and which seed is shown</source>
        <translation>显示哪个迁移图像数量和哪个种子</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer image(s)</source>
        <translation>
            <numerusform>%Ln 张迁移图像</numerusform>
        </translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>conditions not stated</source>
        <translation>未说明条件</translation>
    </message>
    <message>
        <source>Nothing has been measured yet</source>
        <translation>尚未测量任何内容</translation>
    </message>
    <message>
        <source>The study holds several measurements: choose which one is shown everywhere</source>
        <translation>研究包含多次测量：选择在各处显示哪一次</translation>
    </message>
    <message>
        <source>Still being measured: of %L1 transfers of first order none is there yet.</source>
        <translation>仍在测量：%L1 个一阶迁移中尚无一个。</translation>
    </message>
    <message>
        <source>Still being measured: %L1 of %L2 transfers of first order are there.</source>
        <translation>仍在测量：%L2 个一阶迁移中已有 %L1 个。</translation>
    </message>
    <message numerus="yes">
        <source>There is none yet into %1 and %Ln more.</source>
        <translation>
            <numerusform>到 %1 及另外 %Ln 个目标的迁移尚无一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none yet into %1.</source>
        <translation>到 %1 的迁移尚无一个。</translation>
    </message>
    <message>
        <source>Affinities are shares among those and will change.</source>
        <translation>亲和度是其中的占比，还会变化。</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>转到运行</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MapSettings</name>
    <message>
        <source>Colour map</source>
        <translation>颜色映射</translation>
    </message>
    <message>
        <source>Colours of even steps, also for the colour-blind</source>
        <translation>均匀渐变的颜色，色觉障碍者也可辨认</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Reversed colours</source>
        <translation>反转颜色</translation>
    </message>
    <message>
        <source>Takes the colours from the other end</source>
        <translation>从另一端取色</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标度</translation>
    </message>
    <message>
        <source>How colours follow values</source>
        <translation>颜色如何随数值变化</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Exponential colours evenly in exp(−β p), as figure 7 of the paper does with β = 20: small affinities are told apart, large ones less.</source>
        <translation>指数标度按 exp(−β p) 均匀着色，论文图 7 即取 β = 20：小的亲和度区分明显，大的区分较弱。</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>β of the exponential scale</source>
        <translation>指数标度的 β</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Clip low values</source>
        <translation>截断低值</translation>
    </message>
    <message>
        <source>Values below look like this one; else the least value begins the colours</source>
        <translation>低于此值的按此值着色；否则颜色从最小值开始</translation>
    </message>
    <message>
        <source>Lowest value</source>
        <translation>最低值</translation>
    </message>
    <message>
        <source>Where the colours begin</source>
        <translation>颜色的起始值</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Clip high values</source>
        <translation>截断高值</translation>
    </message>
    <message>
        <source>Values above look like this one; else the greatest value ends the colours</source>
        <translation>高于此值的按此值着色；否则颜色到最大值为止</translation>
    </message>
    <message>
        <source>Highest value</source>
        <translation>最高值</translation>
    </message>
    <message>
        <source>Where the colours end</source>
        <translation>颜色的终止值</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Centred colours</source>
        <translation>颜色居中</translation>
    </message>
    <message>
        <source>Gives this value the middle colour, for diverging maps</source>
        <translation>使该值取中间颜色，用于发散型颜色映射</translation>
    </message>
    <message>
        <source>Central value</source>
        <translation>中心值</translation>
    </message>
    <message>
        <source>The value with the middle colour</source>
        <translation>取中间颜色的值</translation>
    </message>
    <message>
        <source>Values in cells</source>
        <translation>单元格数值</translation>
    </message>
    <message>
        <source>Writes values into the cells where they fit</source>
        <translation>在放得下的单元格中写出数值</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Digits of the values in cells</source>
        <translation>单元格数值的位数</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>Back to the colours that suit the measure</source>
        <translation>恢复适合该度量的颜色</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>颜色：</translation>
    </message>
    <message>
        <source>Scale:</source>
        <translation>标度：</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MapsPanel</name>
    <message>
        <source>Gain and quality</source>
        <translation>增益和质量</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>显示(&amp;W)：</translation>
    </message>
    <message>
        <source>Which heat maps are shown</source>
        <translation>显示哪些热图</translation>
    </message>
    <message>
        <source>As in the study</source>
        <translation>按研究中的顺序</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>最佳在前</translation>
    </message>
    <message>
        <source>O&amp;rder:</source>
        <translation>排序(&amp;R)：</translation>
    </message>
    <message>
        <source>Order of the targets in both heat maps</source>
        <translation>两幅热图中目标的顺序</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>颜色(&amp;C)：</translation>
    </message>
    <message>
        <source>Colours of shares from 0 to 1; diverging ones have their middle at one half</source>
        <translation>0 到 1 的占比的颜色；发散型颜色的中点为二分之一</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>数值(&amp;V)</translation>
    </message>
    <message>
        <source>Numbers in the cells, where they fit</source>
        <translation>在放得下的单元格中显示数字</translation>
    </message>
    <message>
        <source>Gain by target and budget</source>
        <translation>各目标与预算的增益</translation>
    </message>
    <message>
        <source>&lt;p&gt;Gain is the share of test images on which the transfer beats the network that was trained from scratch on the same images; one half means that neither wins.&lt;/p&gt;</source>
        <translation>&lt;p&gt;增益是迁移优于在相同图像上从头训练的网络的测试图像占比；二分之一表示不分胜负。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Quality by target and budget</source>
        <translation>各目标与预算的质量</translation>
    </message>
    <message>
        <source>&lt;p&gt;Quality is the share of test images on which the transfer beats the fully supervised network; one half means that neither wins.&lt;/p&gt;</source>
        <translation>&lt;p&gt;质量是迁移优于完全监督网络的测试图像占比；二分之一表示不分胜负。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Gain: share of images won against training from scratch. Quality: against full supervision. A click on a budget sets the budget.</source>
        <translation>增益：对从头训练获胜的图像占比。质量：对完全监督获胜的图像占比。点击某个预算即可设置预算。</translation>
    </message>
    <message>
        <source>Choose heat maps</source>
        <translation>选择热图</translation>
    </message>
    <message>
        <source>Order targets</source>
        <translation>更改目标排序</translation>
    </message>
    <message>
        <source>Change colours</source>
        <translation>更改颜色</translation>
    </message>
    <message>
        <source>Show values</source>
        <translation>显示数值</translation>
    </message>
    <message>
        <source>Hide values</source>
        <translation>隐藏数值</translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation>设置预算</translation>
    </message>
    <message>
        <source>Solving every budget…</source>
        <translation>正在求解所有预算…</translation>
    </message>
    <message>
        <source>No budget can serve every target.</source>
        <translation>没有预算能服务所有目标。</translation>
    </message>
    <message>
        <source>Budget %1: mean gain %2, mean quality %3</source>
        <translation>预算 %1：平均增益 %2，平均质量 %3</translation>
    </message>
    <message>
        <source>No transfer has been measured yet.</source>
        <translation>尚未测量任何迁移。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MeasureDialog</name>
    <message>
        <source>Measure a transfer</source>
        <translation>测量迁移</translation>
    </message>
    <message>
        <source>The task that is to be solved</source>
        <translation>要解决的任务</translation>
    </message>
    <message>
        <source>&amp;Target:</source>
        <translation>目标(&amp;T)：</translation>
    </message>
    <message>
        <source>The tasks whose encoders it may use, together</source>
        <translation>可一起使用其编码器的任务</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源</translation>
    </message>
    <message>
        <source>&amp;Sources:</source>
        <translation>源(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>Start a run of this transfer and what it needs</source>
        <translation>开始运行此迁移及其所需的内容</translation>
    </message>
    <message>
        <source>Choose at least one source.</source>
        <translation>请至少选择一个源。</translation>
    </message>
    <message>
        <source>%1 → %2: its networks and representations are made first where they are not there. The result joins the tournament of its target.</source>
        <translation>%1 → %2：缺少的网络和表示会先行生成。结果将加入其目标的两两对比。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MeasuresPanel</name>
    <message>
        <source>Choose what is shown</source>
        <translation>选择显示内容</translation>
    </message>
    <message>
        <source>Co&amp;mpute</source>
        <translation>计算(&amp;M)</translation>
    </message>
    <message>
        <source>Compute the measures from the networks&apos; representations; LogME takes the longest</source>
        <translation>根据网络的表示计算度量；LogME 耗时最长</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel the computation; what was shown before stays</source>
        <translation>取消计算；先前显示的内容保留</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Targets of the measure</source>
        <translation>该度量的目标</translation>
    </message>
    <message>
        <source>Heat map of all measures</source>
        <translation>所有度量的热图</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少的内容</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>显示(&amp;W)：</translation>
    </message>
    <message>
        <source>What is shown below the measures</source>
        <translation>在度量下方显示的内容</translation>
    </message>
    <message>
        <source>&amp;Go to Run</source>
        <translation>转到运行(&amp;G)</translation>
    </message>
    <message>
        <source>The page from which the experiment is started</source>
        <translation>启动实验的页面</translation>
    </message>
    <message>
        <source>Reading representations…</source>
        <translation>正在读取表示…</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Computing measures…</source>
        <translation>正在计算度量…</translation>
    </message>
    <message>
        <source>Looking for representations…</source>
        <translation>正在查找表示…</translation>
    </message>
    <message>
        <source>What can be known of transfers before any is trained: six measures by which the networks&apos; representations foretell which source is best for a target, and how well each of them agrees with the affinities that were measured. Compute begins; it takes seconds and changes nothing in the study.</source>
        <translation>训练任何迁移之前可以知道的内容：根据网络的表示预测哪个源最适合某目标的六种度量，以及各度量与已测亲和度的一致程度。点击“计算”开始；只需数秒，且不会更改研究。</translation>
    </message>
    <message>
        <source>The representations that this was computed from are not here any more.</source>
        <translation>计算所依据的表示已不在此处。</translation>
    </message>
    <message>
        <source>More has been encoded since this was computed: Compute takes it in.</source>
        <translation>计算之后又编码了更多表示：点击“计算”将其纳入。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MeasuresView</name>
    <message>
        <source>Measures</source>
        <translation>度量</translation>
    </message>
    <message>
        <source>Choose a measure to see its targets below</source>
        <translation>选择一个度量，下方显示其目标</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Which source the measure puts first for each target</source>
        <translation>该度量为各目标排在首位的源</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少的内容</translation>
    </message>
    <message>
        <source>Why networks, targets or values are absent</source>
        <translation>缺少网络、目标或值的原因</translation>
    </message>
    <message>
        <source>Rank correlation by measure and target</source>
        <translation>各度量与目标的秩相关</translation>
    </message>
    <message>
        <source>&lt;p&gt;Spearman&apos;s rho between each measure and the measured first-order affinities, over the sources of each target: 1 where the measure ranks them as training does, 0 where it says nothing of them, −1 where it ranks them the other way round. A click chooses the measure and selects the target.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各度量与已测一阶亲和度在每个目标的各源上的 Spearman ρ：与训练所得排名相同为 1，毫无指示为 0，排名相反为 −1。点击可选择度量并选中目标。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>No transfer has been measured yet to compare them with.</source>
        <translation>尚未测量可与之比较的迁移。</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <comment>name, what it is (a sentence), where it is from</comment>
        <translation>%1：%2%3。</translation>
    </message>
    <message>
        <source>Targets of %1</source>
        <translation>%1 的目标</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy this message to the clipboard</source>
        <translation>将此消息复制到剪贴板</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::NewStudyDialog</name>
    <message>
        <source>New study</source>
        <translation>新建研究</translation>
    </message>
    <message>
        <source>Examining the folder… %1 %</source>
        <translation>正在检查文件夹… %1%</translation>
    </message>
    <message>
        <source>Examining the folder…</source>
        <translation>正在检查文件夹…</translation>
    </message>
    <message>
        <source>%1 in %2: %L3 for training, %L4 for validation, %L5 for test; %6. %7.</source>
        <translation>%2中的%1：训练 %L3，验证 %L4，测试 %L5；%6。%7。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln 个视图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln building(s)</source>
        <translation>
            <numerusform>%Ln 栋建筑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are possible</source>
        <translation>
            <numerusform>%Ln 个任务可行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, changed.</source>
        <translation>%1，已修改。</translation>
    </message>
    <message>
        <source>Choose the dataset&apos;s folder.</source>
        <translation>请选择数据集的文件夹。</translation>
    </message>
    <message>
        <source>The folder cannot be used.</source>
        <translation>该文件夹无法使用。</translation>
    </message>
    <message>
        <source>Transfer images: whole numbers above 0 separated by commas are expected.</source>
        <translation>迁移图像：应为以逗号分隔的大于 0 的整数。</translation>
    </message>
    <message>
        <source>Choose at least one target.</source>
        <translation>请至少选择一个目标。</translation>
    </message>
    <message>
        <source>Choose at least one source.</source>
        <translation>请至少选择一个源。</translation>
    </message>
    <message>
        <source>Choose at least two tasks.</source>
        <translation>请至少选择两个任务。</translation>
    </message>
    <message>
        <source>Say where the study goes.</source>
        <translation>请指定研究的保存位置。</translation>
    </message>
    <message>
        <source>The study&apos;s file is a folder; give it a name.</source>
        <translation>研究的文件是一个文件夹；请给出文件名。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln 个源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s)</source>
        <translation>
            <numerusform>%Ln 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, since the dataset has nothing for them: %1</source>
        <translation>因数据集没有相应内容而略去：%1</translation>
    </message>
    <message>
        <source>Writing the study…</source>
        <translation>正在写入研究…</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>正在计划…</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder</source>
        <translation>选择数据集的文件夹</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>打开配置</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>配置 (*.json)</translation>
    </message>
    <message>
        <source>Save profile as</source>
        <translation>配置另存为</translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation>创建研究</translation>
    </message>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation>研究 (*.taskstudy)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>&amp;Rooms rendered for this study</source>
        <translation>为本研究渲染的房间(&amp;R)</translation>
    </message>
    <message>
        <source>Furnished rooms with exact annotations for all tasks, as many as the profile says; they are rendered when the study is run</source>
        <translation>带有全部任务精确标注的有家具的房间，数量由配置决定；在运行研究时渲染</translation>
    </message>
    <message>
        <source>A &amp;dataset&apos;s folder</source>
        <translation>数据集的文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>In the layout of Taskonomy or Omnidata, whole or in part</source>
        <translation>采用 Taskonomy 或 Omnidata 的布局，全部或部分</translation>
    </message>
    <message>
        <source>Folder of the dataset</source>
        <translation>数据集的文件夹</translation>
    </message>
    <message>
        <source>The folder of the dataset; it may be dropped here</source>
        <translation>数据集的文件夹；也可拖放到此处</translation>
    </message>
    <message>
        <source>Choose or drop a folder</source>
        <translation>选择或拖放文件夹</translation>
    </message>
    <message>
        <source>Choose the dataset&apos;s folder</source>
        <translation>选择数据集的文件夹</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>How large, how long and how much: sizes, steps, numbers of images</source>
        <translation>多大、多久、多少：尺寸、步数、图像数</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>&amp;Highest order:</source>
        <translation>最高阶(&amp;H)：</translation>
    </message>
    <message>
        <source>Highest order</source>
        <translation>最高阶</translation>
    </message>
    <message>
        <source>How many sources a transfer may have at most, 1 to 26</source>
        <translation>一个迁移最多有多少个源，1 到 26</translation>
    </message>
    <message>
        <source>Transfer &amp;images:</source>
        <translation>迁移图像(&amp;I)：</translation>
    </message>
    <message>
        <source>Transfer images</source>
        <translation>迁移图像</translation>
    </message>
    <message>
        <source>an eighth of training</source>
        <translation>训练的八分之一</translation>
    </message>
    <message>
        <source>On how many images transfers are trained: little data is the point. Several numbers, as 100, 1000, give a measurement each; empty means an eighth of what networks train on</source>
        <translation>迁移用多少图像训练：数据少正是要点。多个数字（如 100, 1000）各得一次测量；留空表示网络训练量的八分之一</translation>
    </message>
    <message>
        <source>All &amp;settings</source>
        <translation>所有设置(&amp;S)</translation>
    </message>
    <message>
        <source>Show everything that the profile says, to change it</source>
        <translation>显示配置的全部内容以便修改</translation>
    </message>
    <message>
        <source>Sa&amp;ve profile…</source>
        <translation>保存配置(&amp;V)…</translation>
    </message>
    <message>
        <source>Save these settings as a JSON file, for other studies and the command line</source>
        <translation>将这些设置保存为 JSON 文件，供其他研究和命令行使用</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>任务(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;All 26</source>
        <translation>全部 26 个(&amp;A)</translation>
    </message>
    <message>
        <source>The paper&apos;s 26 tasks with their usual parts</source>
        <translation>论文的 26 个任务及其通常的角色</translation>
    </message>
    <message>
        <source>As in the &amp;profile</source>
        <translation>按配置(&amp;P)</translation>
    </message>
    <message>
        <source>The tasks that the profile names, with their usual parts</source>
        <translation>配置所列的任务及其通常的角色</translation>
    </message>
    <message>
        <source>Tasks and their parts</source>
        <translation>任务及其角色</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>研究的名称</translation>
    </message>
    <message>
        <source>What the study is called; its file gets the same name</source>
        <translation>研究的名称；文件采用同样的名称</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>File of the study</source>
        <translation>研究的文件</translation>
    </message>
    <message>
        <source>The study file that is written; networks and representations go into a folder beside it</source>
        <translation>将写入的研究文件；网络和表示存放在旁边的文件夹中</translation>
    </message>
    <message>
        <source>Choose where the study goes</source>
        <translation>选择研究的保存位置</translation>
    </message>
    <message>
        <source>R&amp;eplace</source>
        <translation>替换(&amp;E)</translation>
    </message>
    <message>
        <source>A study of that name exists; its content would be lost</source>
        <translation>已有同名研究；其内容将丢失</translation>
    </message>
    <message>
        <source>What running it will cost on this machine; corrected by what is measured as it runs</source>
        <translation>在本机上运行的开销；运行时会按实测修正</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close without making a study</source>
        <translation>关闭而不创建研究</translation>
    </message>
    <message>
        <source>&amp;Create study</source>
        <translation>创建研究(&amp;C)</translation>
    </message>
    <message>
        <source>Write the study and open it; running it is the next step</source>
        <translation>写入研究并打开；下一步是运行它</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::OutputsPage</name>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>&amp;Target:</source>
        <translation>目标(&amp;T)：</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>The task whose outputs are shown</source>
        <translation>显示其输出的任务</translation>
    </message>
    <message>
        <source>Show the outputs of %1</source>
        <translation>显示 %1 的输出</translation>
    </message>
    <message>
        <source>Which measurement is shown: images that readouts were trained on, and the seed</source>
        <translation>显示的是哪次测量：读出网络的训练图像数和种子</translation>
    </message>
    <message>
        <source>Networks…</source>
        <translation>网络…</translation>
    </message>
    <message>
        <source>Which networks are set side by side</source>
        <translation>并排显示哪些网络</translation>
    </message>
    <message>
        <source>Show the usual networks</source>
        <translation>显示常用网络</translation>
    </message>
    <message>
        <source>Show a network</source>
        <translation>显示一个网络</translation>
    </message>
    <message>
        <source>Take a network away</source>
        <translation>移除一个网络</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The image before (arrow left)</source>
        <translation>上一幅图像（左箭头）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The image after (arrow right)</source>
        <translation>下一幅图像（右箭头）</translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>One&apos;s own photo, answered by every task&apos;s network; a picture can be dropped here too</source>
        <translation>自己的照片，由每个任务的网络回答；也可将图片拖放到这里</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Back from the photo to the study&apos;s test images</source>
        <translation>从照片返回研究的测试图像</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copies losses, ranks, scores and numbers, as tab-separated values</source>
        <translation>以制表符分隔复制损失、名次、得分和数字</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copies the panels as they look</source>
        <translation>按原样复制面板</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>A smaller part of all pictures, larger</source>
        <translation>所有图像的较小部分，放大显示</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>A larger part of all pictures</source>
        <translation>所有图像的较大部分</translation>
    </message>
    <message>
        <source>Whole pictures</source>
        <translation>完整图像</translation>
    </message>
    <message>
        <source>All of the pictures</source>
        <translation>显示图像全部</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Whose loss and rank stand at each image; type to find one</source>
        <translation>每幅图像旁显示其损失和名次；输入文字可查找</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>网络(&amp;N)：</translation>
    </message>
    <message>
        <source>Choose a network</source>
        <translation>选择网络</translation>
    </message>
    <message>
        <source>Order of images</source>
        <translation>图像顺序</translation>
    </message>
    <message>
        <source>Which images come first</source>
        <translation>哪些图像排在前面</translation>
    </message>
    <message>
        <source>it wins most</source>
        <translation>优势最大</translation>
    </message>
    <message>
        <source>it loses most</source>
        <translation>劣势最大</translation>
    </message>
    <message>
        <source>its loss is highest</source>
        <translation>损失最高</translation>
    </message>
    <message>
        <source>its loss is lowest</source>
        <translation>损失最低</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>&amp;First where</source>
        <translation>优先(&amp;F)</translation>
    </message>
    <message>
        <source>Order the images</source>
        <translation>排列图像</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对手</translation>
    </message>
    <message>
        <source>What it is compared with: + where the network&apos;s loss is smaller, − where it is larger</source>
        <translation>与之比较的网络：该网络损失较小处为 +，较大处为 −</translation>
    </message>
    <message>
        <source>&amp;Against:</source>
        <translation>对手(&amp;A)：</translation>
    </message>
    <message>
        <source>Compare with a network</source>
        <translation>与网络比较</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>选择图像</translation>
    </message>
    <message>
        <source>&amp;Go to Run</source>
        <translation>转到运行(&amp;G)</translation>
    </message>
    <message>
        <source>The page from which the experiment is started</source>
        <translation>启动实验的页面</translation>
    </message>
    <message>
        <source>Compare outputs</source>
        <translation>比较输出</translation>
    </message>
    <message>
        <source>Choose what is compared</source>
        <translation>选择比较对象</translation>
    </message>
    <message>
        <source>Swap what is compared</source>
        <translation>交换比较对象</translation>
    </message>
    <message>
        <source>Move the divider</source>
        <translation>移动分隔线</translation>
    </message>
    <message>
        <source>Show clusters</source>
        <translation>显示聚类</translation>
    </message>
    <message>
        <source>Show colours</source>
        <translation>显示颜色</translation>
    </message>
    <message>
        <source>Turn the poses</source>
        <translation>转动位姿</translation>
    </message>
    <message>
        <source>Wipe over the ground truth</source>
        <translation>在真值上划变</translation>
    </message>
    <message>
        <source>Blink with the ground truth</source>
        <translation>与真值闪烁</translation>
    </message>
    <message>
        <source>Subtract the ground truth</source>
        <translation>减去真值</translation>
    </message>
    <message>
        <source>Order the images by this network</source>
        <translation>按此网络排列图像</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Show side by side</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>Back to the test images</source>
        <translation>返回测试图像</translation>
    </message>
    <message>
        <source>Show the outputs of a transfer</source>
        <translation>显示一个迁移的输出</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s), whose outputs the study keeps</source>
        <translation>
            <numerusform>%Ln 幅图像，研究保留其输出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test image(s)</source>
        <translation>
            <numerusform>%Ln 幅测试图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, answered by every task&apos;s network. There is no ground truth and no loss.</source>
        <translation>%1，由每个任务的网络回答。没有真值，也没有损失。</translation>
    </message>
    <message>
        <source>Left out, because they take several images: %1.</source>
        <translation>已略去需要多幅图像的任务：%1。</translation>
    </message>
    <message>
        <source>No network of this study can be asked about a photo. %1</source>
        <translation>该研究没有可询问照片的网络。%1</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>转到运行</translation>
    </message>
    <message>
        <source>The study&apos;s outputs cannot be read</source>
        <translation>无法读取研究的输出</translation>
    </message>
    <message>
        <source>This study has no outputs</source>
        <translation>该研究没有输出</translation>
    </message>
    <message>
        <source>Its measurements were imported: there are no networks to ask, and no pictures are kept in it. Outputs come with experiments that this program runs: make one with File ▸ New study.</source>
        <translation>其测量是导入的：没有可询问的网络，也没有保留图像。输出来自本程序运行的实验：请用“文件 ▸ 新建研究”创建。</translation>
    </message>
    <message>
        <source>Nothing is measured yet</source>
        <translation>尚无测量</translation>
    </message>
    <message>
        <source>What a network says of the test images can be seen as soon as it is trained. The experiment is run from the page Run.</source>
        <translation>网络一经训练，即可看到它对测试图像的回答。实验从“运行”页启动。</translation>
    </message>
    <message>
        <source>The networks are not here any more</source>
        <translation>网络已不在此处</translation>
    </message>
    <message>
        <source>The study keeps no outputs of this target, and its networks cannot be asked. Running the experiment again makes both.</source>
        <translation>研究未保留该目标的输出，其网络也无法询问。重新运行实验可得到两者。</translation>
    </message>
    <message>
        <source>Only the outputs that the study keeps can be seen.</source>
        <translation>只能看到研究保留的输出。</translation>
    </message>
    <message>
        <source>Outputs for %1</source>
        <translation>%1 的输出</translation>
    </message>
    <message>
        <source>image %L1 of %L2</source>
        <translation>第 %L1 幅，共 %L2 幅</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::OutputsView</name>
    <message>
        <source>Outputs of one image</source>
        <translation>一幅图像的输出</translation>
    </message>
    <message>
        <source>What networks say of one image. All panels show the same part of the picture, and the value under the pointer in each; pictures of one row share one scale. Ctrl and the wheel, or + and −, zoom; drag to move, or to turn camera poses; 0 shows all. The arrows left and right go to the image before and after, those up and down scroll; with Shift they move the pointer, and with Alt they turn poses.</source>
        <translation>各网络对一幅图像的回答。所有面板显示图像的同一部分以及指针下的值；同一行的图像共用一个刻度。Ctrl 加滚轮，或 + 和 −，进行缩放；拖动可移动或转动相机位姿；0 显示全部。左右箭头转到上一幅和下一幅图像，上下箭头滚动；按住 Shift 移动指针，按住 Alt 转动位姿。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PageRail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours of the window; figures are always on white</source>
        <translation>窗口的颜色；图表始终为白底</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language of the window, from the next start on</source>
        <translation>窗口的语言，下次启动时生效</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
    <message>
        <source>&amp;Fade between solutions</source>
        <translation>解之间淡入淡出(&amp;F)</translation>
    </message>
    <message>
        <source>Transfers that come and go fade over a fifth of a second</source>
        <translation>出现和消失的迁移在五分之一秒内淡入淡出</translation>
    </message>
    <message>
        <source>&amp;Open the last study at the start</source>
        <translation>启动时打开上次的研究(&amp;O)</translation>
    </message>
    <message>
        <source>Begin where you left off</source>
        <translation>从上次离开的地方继续</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PreviewModel</name>
    <message>
        <source>Line %1 of the file</source>
        <translation>文件第 %1 行</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Column %1: known, required</source>
        <translation>列 %1：已知，必需</translation>
    </message>
    <message>
        <source>Column %1: known, may be left out</source>
        <translation>列 %1：已知，可省略</translation>
    </message>
    <message>
        <source>Column %1: scores for this target</source>
        <translation>列 %1：该目标的分数</translation>
    </message>
    <message>
        <source>The first column of a matrix names the sources</source>
        <translation>矩阵的第一列为源的名称</translation>
    </message>
    <message>
        <source>Column %1 is there twice</source>
        <translation>列 %1 出现两次</translation>
    </message>
    <message>
        <source>Column %1: this is no task code</source>
        <translation>列 %1：不是任务代码</translation>
    </message>
    <message>
        <source>Column %1 is not known; the columns are %2</source>
        <translation>列 %1 未知；可用的列为 %2</translation>
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
        <translation>最近的研究</translation>
    </message>
    <message>
        <source>Enter or a click opens a study, Delete takes it off the list</source>
        <translation>按 Enter 或点击可打开研究，按 Delete 将其从列表中移除</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从此列表移除</translation>
    </message>
    <message>
        <source>Remove from this list; the file stays</source>
        <translation>从此列表移除；文件保留</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RecentModel</name>
    <message>
        <source>Built-in study</source>
        <translation>内置研究</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>%1
The file is not there any more.</source>
        <translation>%1
该文件已不存在。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RenderDialog</name>
    <message>
        <source>Render rooms</source>
        <translation>渲染房间</translation>
    </message>
    <message>
        <source>Furnished rooms with exact annotations for all tasks: for those who have no dataset of their own. The same seed gives the same pictures.</source>
        <translation>带家具的房间，附所有任务的精确标注：供没有自己数据集的用户使用。相同的种子生成相同的图像。</translation>
    </message>
    <message>
        <source>Progress of rendering</source>
        <translation>渲染进度</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>渲染(&amp;R)</translation>
    </message>
    <message>
        <source>Begin, or go on where an earlier rendering into this folder stopped</source>
        <translation>开始渲染，或从此文件夹中先前停止之处继续</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop; rooms that are whole stay, and rendering can go on later</source>
        <translation>停止；已完成的房间保留，之后可继续渲染</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>A new folder, or one that rooms were rendered into before</source>
        <translation>新文件夹，或先前渲染过房间的文件夹</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Render into</source>
        <translation>渲染到</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>How many pictures, over all rooms; about six in each</source>
        <translation>所有房间的图像总数；每个房间约 6 幅</translation>
    </message>
    <message>
        <source>&amp;Views:</source>
        <translation>视图(&amp;V)：</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>大小(&amp;Z)：</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Another seed, other rooms</source>
        <translation>不同的种子生成不同的房间</translation>
    </message>
    <message>
        <source>S&amp;eed:</source>
        <translation>种子(&amp;E)：</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>所有核心</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Rooms that are rendered at once; it changes no picture</source>
        <translation>同时渲染的房间数；不影响图像</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>线程(&amp;T)：</translation>
    </message>
    <message>
        <source>A room such as will be rendered</source>
        <translation>将要渲染的房间示例</translation>
    </message>
    <message>
        <source>&amp;Another room</source>
        <translation>换一个房间(&amp;A)</translation>
    </message>
    <message>
        <source>Show another room; what will be rendered does not change</source>
        <translation>显示另一个房间；不影响将要渲染的内容</translation>
    </message>
    <message>
        <source>Takes about %1 on this machine and %2 of disk.</source>
        <translation>在本机上约需 %1，占用磁盘 %2。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Stopped. Rendering into the same folder goes on from here.</source>
        <translation>已停止。再次渲染到同一文件夹时将从此处继续。</translation>
    </message>
    <message>
        <source>%L1 of %L2 views</source>
        <translation>%L1 / %L2 个视图</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余 %2</translation>
    </message>
    <message>
        <source>There is no preview.</source>
        <translation>没有预览。</translation>
    </message>
    <message>
        <source>Rendering…</source>
        <translation>正在渲染…</translation>
    </message>
    <message>
        <source>Of each picture and annotation, in pixels a side: any multiple of 16 from 32 to 1024</source>
        <translation>每幅图像和标注的边长（像素）：32 到 1024 之间 16 的任意倍数</translation>
    </message>
    <message>
        <source>pixels a side</source>
        <translation>像素（边长）</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ResultModel</name>
    <message>
        <source>not available</source>
        <translation>不可用</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RowModel</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>阶数</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>亲和度</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RowPicker</name>
    <message>
        <source>Networks side by side</source>
        <translation>并排的网络</translation>
    </message>
    <message>
        <source>Find a network by its sources</source>
        <translation>按源任务查找网络</translation>
    </message>
    <message>
        <source>Find a network</source>
        <translation>查找网络</translation>
    </message>
    <message>
        <source>Shows the networks with these letters in their name</source>
        <translation>显示名称中含有这些字的网络</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>&amp;Usual ones</source>
        <translation>常用(&amp;U)</translation>
    </message>
    <message>
        <source>The task-specific network, the best and the worst transfer of first order, the best of higher order, and the network from scratch</source>
        <translation>任务专用网络、最好和最差的一阶迁移、最好的高阶迁移，以及从零训练的网络</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>Closes this list (Escape)</source>
        <translation>关闭此列表（Escape）</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RunControl</name>
    <message>
        <source>The engine ended without a word; the machine may be out of memory. What is done is kept.</source>
        <translation>引擎未作说明就结束了；可能是机器内存不足。已完成的都会保留。</translation>
    </message>
    <message>
        <source>%1 cannot be made.</source>
        <translation>无法创建 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RunHeader</name>
    <message>
        <source>&amp;New study…</source>
        <translation>新建研究(&amp;N)…</translation>
    </message>
    <message>
        <source>Choose images, a profile and tasks, and make a study of them</source>
        <translation>选择图像、配置和任务，并由此创建研究</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>设备(&amp;D)：</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where networks are trained; what is free is as of now</source>
        <translation>在哪里训练网络；空闲量为当前值</translation>
    </message>
    <message>
        <source>&amp;Jobs at once:</source>
        <translation>同时进行的作业(&amp;J)：</translation>
    </message>
    <message>
        <source>As the profile says</source>
        <translation>按配置</translation>
    </message>
    <message>
        <source>Jobs at once</source>
        <translation>同时进行的作业</translation>
    </message>
    <message>
        <source>Processes that each do one job with the profile&apos;s number of threads. Results do not depend on it.</source>
        <translation>各以配置的线程数做一个作业的进程。结果与此无关。</translation>
    </message>
    <message>
        <source>Progress of the experiment</source>
        <translation>实验的进度</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Do what is missing</source>
        <translation>完成余下的部分</translation>
    </message>
    <message>
        <source>Start the experiment</source>
        <translation>开始实验</translation>
    </message>
    <message>
        <source>Still to do: %1</source>
        <translation>尚需：%1</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>计划：%1</translation>
    </message>
    <message>
        <source>R&amp;un on:</source>
        <translation>运行于(&amp;U)：</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Slurm</source>
        <translation>Slurm</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Partition, account, memory, time and the like; results do not depend on them</source>
        <translation>分区、账户、内存、时间等；结果与之无关</translation>
    </message>
    <message>
        <source>There is no sbatch on this machine&apos;s $PATH</source>
        <translation>本机的 $PATH 中没有 sbatch</translation>
    </message>
    <message>
        <source>Who does the jobs; results do not depend on it</source>
        <translation>由谁执行作业；结果与之无关</translation>
    </message>
    <message>
        <source>Slurm can be chosen on a cluster&apos;s login node: %1</source>
        <translation>可在集群的登录节点上选择 Slurm：%1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RunPage</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Find jobs</source>
        <translation>查找作业</translation>
    </message>
    <message>
        <source>Shows the jobs with these letters in their name, task or reason</source>
        <translation>显示名称、任务或原因中含有这些字符的作业</translation>
    </message>
    <message>
        <source>State of jobs</source>
        <translation>作业的状态</translation>
    </message>
    <message>
        <source>Shows the jobs in this state alone</source>
        <translation>只显示处于此状态的作业</translation>
    </message>
    <message>
        <source>all states</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the engine has to say will be here.</source>
        <translation>引擎的输出将显示在这里。</translation>
    </message>
    <message>
        <source>Loss curves</source>
        <translation>损失曲线</translation>
    </message>
    <message>
        <source>Start the experiment, or do what is missing</source>
        <translation>开始实验，或完成余下的部分</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Begin no other job; those in hand go on to their end</source>
        <translation>不再开始新作业；手头的作业会做完</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop within a second; what is done is kept and Run goes on from there</source>
        <translation>一秒内停止；已完成的保留，“运行”从那里继续</translation>
    </message>
    <message>
        <source>Show log of the job</source>
        <translation>显示作业的日志</translation>
    </message>
    <message>
        <source>What the selected job has said</source>
        <translation>所选作业的输出</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Measure a transfer…</source>
        <translation>测量迁移…</translation>
    </message>
    <message>
        <source>Measure one transfer alone, also one that the experiment&apos;s plan lacks</source>
        <translation>单独测量一个迁移，包括实验计划中没有的迁移</translation>
    </message>
    <message>
        <source>The experiment is running. A single transfer can be measured once that has ended.</source>
        <translation>实验正在运行。结束后才能测量单个迁移。</translation>
    </message>
    <message>
        <source>Run the prologue?</source>
        <translation>运行前置脚本？</translation>
    </message>
    <message>
        <source>The profile of this study has a prologue. A shell runs these lines on the cluster in your name:</source>
        <translation>本研究的配置带有前置脚本。Shell 将以您的名义在集群上运行以下各行：</translation>
    </message>
    <message>
        <source>I know these lines: run</source>
        <translation>我了解这些内容：运行</translation>
    </message>
    <message>
        <source>Add a task…</source>
        <translation>添加任务…</translation>
    </message>
    <message>
        <source>Add a task of your own, by its labels, or representations made elsewhere</source>
        <translation>添加自己的任务（由其标签给出），或在别处得到的表征</translation>
    </message>
    <message>
        <source>The experiment is running. A task can be added once that has ended.</source>
        <translation>实验正在运行。结束后才能添加任务。</translation>
    </message>
    <message>
        <source>Run the experiment first: its rooms are not rendered yet.</source>
        <translation>请先运行实验：房间尚未渲染。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleControls</name>
    <message>
        <source>&amp;Lines between matches</source>
        <translation>匹配连线(&amp;L)</translation>
    </message>
    <message>
        <source>Opacity over the &amp;picture:</source>
        <translation>叠加于图像的不透明度(&amp;P)：</translation>
    </message>
    <message>
        <source>How much of the annotations is seen over the picture: at the left the picture alone, at the right the annotations alone</source>
        <translation>标注叠加于图像上的程度：最左仅显示图像，最右仅显示标注</translation>
    </message>
    <message>
        <source>Bes&amp;ide:</source>
        <translation>并排(&amp;I)：</translation>
    </message>
    <message>
        <source>Which other view of the point is set beside this one</source>
        <translation>与此视图并排显示的另一视图</translation>
    </message>
    <message>
        <source>Join what two views both show: the points that the dataset lists for both, and places that are traced through depth and poses</source>
        <translation>连接两个视图都能看到的内容：数据集为两者列出的点，以及经深度和位姿追踪到的位置</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>缩放 %1%</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleGrid</name>
    <message>
        <source>no file</source>
        <translation>无文件</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleModel</name>
    <message>
        <source>Building %1, point %2, view %3</source>
        <translation>建筑 %1，点 %2，视图 %3</translation>
    </message>
    <message>
        <source>%1, damaged</source>
        <translation>%1，损坏</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n 个标注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleView</name>
    <message>
        <source>Annotations of one view</source>
        <translation>一个视图的标注</translation>
    </message>
    <message>
        <source>All annotations of one view. They show the same part of the picture, and the value under the pointer in each. Ctrl and the wheel, or + and −, zoom; drag to move; 0 shows all. The arrows left and right go to the view before and after, Escape back to the grid.</source>
        <translation>一个视图的全部标注。它们显示图像的同一部分，以及指针处各自的值。Ctrl 加滚轮或按 + 和 − 缩放；拖动以移动；按 0 显示全部。左、右方向键转到上一个和下一个视图，Escape 返回网格。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SettingsPanel</name>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>The scenario that is solved and shown</source>
        <translation>求解并显示的方案</translation>
    </message>
    <message>
        <source>Scenario %1</source>
        <translation>方案 %1</translation>
    </message>
    <message>
        <source>New scenario with the defaults</source>
        <translation>以默认设置新建方案</translation>
    </message>
    <message>
        <source>Duplicate this scenario</source>
        <translation>创建此方案的副本</translation>
    </message>
    <message>
        <source>Rename this scenario</source>
        <translation>重命名此方案</translation>
    </message>
    <message>
        <source>Delete this scenario</source>
        <translation>删除此方案</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>重命名方案</translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation>监督预算</translation>
    </message>
    <message>
        <source>How much may be spent on supervision; the taxonomy follows the slider</source>
        <translation>可用于监督的预算；分类体系随滑块变化</translation>
    </message>
    <message>
        <source>The budget limits what supervising tasks from scratch may cost in all. With the usual cost of 1 each, it is the number of tasks that may be supervised.</source>
        <translation>预算限制从头监督任务的总代价。通常每个任务的代价为 1，此时预算即可监督的任务数。</translation>
    </message>
    <message>
        <source>Maximum order</source>
        <translation>最大阶数</translation>
    </message>
    <message>
        <source>How many sources one transfer may have at most</source>
        <translation>一个迁移最多可有多少个源</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>What makes a transfer worth choosing</source>
        <translation>以什么衡量迁移的价值</translation>
    </message>
    <message>
        <source>Formulation</source>
        <translation>建模方式</translation>
    </message>
    <message>
        <source>Paper: a supervised target may still be served by a better transfer. Web solver: a supervised target always serves itself.</source>
        <translation>论文：有监督的目标仍可由更好的迁移服务。网页求解器：有监督的目标始终服务自身。</translation>
    </message>
    <message>
        <source>S&amp;cenario</source>
        <translation>方案(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation>预算(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>阶数(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>价值(&amp;V)</translation>
    </message>
    <message>
        <source>For&amp;mulation</source>
        <translation>建模方式(&amp;M)</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>%1 (all)</source>
        <translation>%1（全部）</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新建方案</translation>
    </message>
    <message>
        <source> copy</source>
        <translation> 副本</translation>
    </message>
    <message>
        <source>Duplicate scenario</source>
        <translation>创建方案副本</translation>
    </message>
    <message>
        <source>Delete scenario</source>
        <translation>删除方案</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Enter keeps the name, Escape the former one</source>
        <translation>按 Enter 保留新名称，按 Escape 恢复原名称</translation>
    </message>
    <message>
        <source> (all)</source>
        <comment>budget</comment>
        <translation>（全部）</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) may be supervised here.</source>
        <translation>
            <numerusform>此处有 %n 个任务可被监督。</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 on the budget limits nothing.</source>
        <translation>预算达到 %1 后不再构成限制。</translation>
    </message>
    <message>
        <source>Supervising and transferring everything costs %1: from there on the budget limits nothing.</source>
        <translation>全部监督和迁移的代价为 %1：预算达到此值后不再构成限制。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter shortcuts</source>
        <translation>筛选快捷键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Press the keys; Enter accepts, Escape leaves</source>
        <translation>请按下按键；Enter 确认，Escape 取消</translation>
    </message>
    <message>
        <source>Shows what has these letters in its name, keys or place</source>
        <translation>显示名称、按键或位置中含有这些字符的项</translation>
    </message>
    <message>
        <source>Every action and its keys. Double-click a line or press F2 to give it other keys. Keys in bold are your own. The actions of a page are listed once it has been shown.</source>
        <translation>所有操作及其按键。双击某行或按 F2 可更改按键。粗体为您自定义的按键。页面的操作在该页面显示过一次后列出。</translation>
    </message>
    <message>
        <source>Take the keys</source>
        <translation>取用按键</translation>
    </message>
    <message>
        <source>Gives the keys to this action; the other one has them no more</source>
        <translation>将按键分配给此操作，另一操作不再拥有</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leaves everything as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改(&amp;C)…</translation>
    </message>
    <message>
        <source>Other keys for the selected action (F2)</source>
        <translation>为所选操作设置其他按键 (F2)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>The selected action&apos;s keys as they were at first</source>
        <translation>将所选操作的按键恢复为初始值</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>The keys of every action as they were at first</source>
        <translation>将所有操作的按键恢复为初始值</translation>
    </message>
    <message>
        <source>At first: none</source>
        <translation>初始：无</translation>
    </message>
    <message>
        <source>At first: %1</source>
        <translation>初始：%1</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>“%1”（%2）</translation>
    </message>
    <message>
        <source>%1 is taken by %2.</source>
        <translation>%1 已被 %2 占用。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SignificancePanel</name>
    <message>
        <source>Gain and quality</source>
        <translation>增益和质量</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>显示(&amp;W)：</translation>
    </message>
    <message>
        <source>Which curves are shown</source>
        <translation>显示哪些曲线</translation>
    </message>
    <message>
        <source>Sa&amp;mples:</source>
        <translation>样本数(&amp;M)：</translation>
    </message>
    <message>
        <source>Random source sets for each budget; more give steadier bands</source>
        <translation>每个预算的随机源集合数；越多则带越稳定</translation>
    </message>
    <message>
        <source>Se&amp;ed:</source>
        <translation>种子(&amp;E)：</translation>
    </message>
    <message>
        <source>The same seed draws the same random taxonomies</source>
        <translation>相同的种子抽取相同的随机分类体系</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>运行(&amp;U)</translation>
    </message>
    <message>
        <source>Draw the random taxonomies</source>
        <translation>抽取随机分类体系</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stop drawing; what was shown before stays</source>
        <translation>停止抽取；先前显示的内容保留</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each budget&apos;s taxonomy against random ones of the same budget (figure 11 of the paper): a random set of sources that spends the budget, and then for each target a random transfer that the set allows, or the best one. Left and Right go through the budgets; a double click or Enter sets the budget.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每个预算的分类体系与同预算的随机分类体系比较（论文图 11）：随机选取一组用满预算的源，再为每个目标从该组源允许的迁移中随机选取一个，或取最佳的一个。左、右方向键切换预算；双击或按 Enter 设置预算。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Choose curves</source>
        <translation>选择曲线</translation>
    </message>
    <message>
        <source>Change the number of samples</source>
        <translation>更改样本数</translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation>更改种子</translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation>设置预算</translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>剩余约 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; this is of an earlier scenario.</source>
        <translation>已停止；此结果属于较早的方案。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Drawing random taxonomies…</source>
        <translation>正在抽取随机分类体系…</translation>
    </message>
    <message>
        <source>Solving every budget…</source>
        <translation>正在求解所有预算…</translation>
    </message>
    <message>
        <source>Stopped. Run draws the random taxonomies.</source>
        <translation>已停止。点击“运行”抽取随机分类体系。</translation>
    </message>
    <message>
        <source>Point at a budget to read its numbers.</source>
        <translation>指向某个预算以读取其数值。</translation>
    </message>
    <message>
        <source>%1 random source sets for each budget, seed %2</source>
        <translation>每个预算 %1 个随机源集合，种子 %2</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>显著性</translation>
    </message>
    <message>
        <source>No transfer has been measured yet.</source>
        <translation>尚未测量任何迁移。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SignificanceView</name>
    <message>
        <source>Against random taxonomies</source>
        <translation>与随机分类体系比较</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SlurmDialog</name>
    <message>
        <source>The cluster&apos;s usual partition</source>
        <translation>集群的默认分区</translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation>分区 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPU(s) a task</source>
        <translation>
            <numerusform>每个任务 %Ln 个 GPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln task(s) in flight</source>
        <translation>
            <numerusform>最多 %Ln 个任务在途</numerusform>
        </translation>
    </message>
    <message>
        <source>Slurm settings</source>
        <translation>Slurm 设置</translation>
    </message>
    <message>
        <source>as the cluster says</source>
        <translation>由集群决定</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --partition</source>
        <translation>同 sbatch 的 --partition</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --account</source>
        <translation>同 sbatch 的 --account</translation>
    </message>
    <message>
        <source>QOS</source>
        <translation>QOS</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --qos</source>
        <translation>同 sbatch 的 --qos</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>约束</translation>
    </message>
    <message>
        <source>As sbatch&apos;s --constraint: features of nodes</source>
        <translation>同 sbatch 的 --constraint：节点特性</translation>
    </message>
    <message>
        <source>GPUs a task</source>
        <translation>每个任务的 GPU 数</translation>
    </message>
    <message>
        <source>Of each task but rendering</source>
        <translation>渲染以外的每个任务</translation>
    </message>
    <message>
        <source>Cores for rendering</source>
        <translation>渲染所用核心数</translation>
    </message>
    <message>
        <source>Other tasks have the profile&apos;s number of threads</source>
        <translation>其他任务使用配置中的线程数</translation>
    </message>
    <message>
        <source>Memory a task</source>
        <translation>每个任务的内存</translation>
    </message>
    <message>
        <source>Megabytes</source>
        <translation>兆字节</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Time a task</source>
        <translation>每个任务的时间</translation>
    </message>
    <message>
        <source>Minutes, 5 or more; a task that needs longer goes on from its checkpoint</source>
        <translation>分钟，至少 5；需要更久的任务会从其检查点继续</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Tasks in flight</source>
        <translation>在途任务数</translation>
    </message>
    <message>
        <source>Submitted and not ended, at most</source>
        <translation>已提交且未结束的任务上限</translation>
    </message>
    <message>
        <source>Tasks at once</source>
        <translation>同时运行的任务数</translation>
    </message>
    <message>
        <source>Of one job array, at most</source>
        <translation>每个作业数组的上限</translation>
    </message>
    <message>
        <source>as many as the cluster lets</source>
        <translation>集群允许的数量</translation>
    </message>
    <message>
        <source>Tasks an array</source>
        <translation>每个数组的任务数</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Of a job whose tasks die without coming further</source>
        <translation>针对任务中断且无进展的作业</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Between questions to Slurm</source>
        <translation>两次查询 Slurm 的间隔</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>Ask every</source>
        <translation>查询间隔</translation>
    </message>
    <message>
        <source>Lines that a shell runs on the node before the engine</source>
        <translation>在引擎之前由节点上的 Shell 运行的各行</translation>
    </message>
    <message>
        <source>Prologue</source>
        <translation>前置脚本</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::Solutions</name>
    <message>
        <source>These settings cannot be solved: %1.</source>
        <translation>这些设置无法求解：%1。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StageModel</name>
    <message>
        <source>%L1 of %L2 done</source>
        <translation>%L2 个中已完成 %L1 个</translation>
    </message>
    <message>
        <source>%L1 / %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>Jobs that failed, and those left out since they depend on one that did</source>
        <translation>失败的作业，以及因依赖它们而略去的作业</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StageTable</name>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StudyCard</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Open the study %1</source>
        <translation>打开研究 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StudyDocument</name>
    <message>
        <source>The changes could not be stored: %1</source>
        <translation>无法保存更改：%1</translation>
    </message>
    <message>
        <source>You may not write this file.</source>
        <translation>您没有写入此文件的权限。</translation>
    </message>
    <message>
        <source>You may not write into the folder of this file.</source>
        <translation>您没有写入此文件所在文件夹的权限。</translation>
    </message>
    <message>
        <source>New results could not be read: %1</source>
        <translation>无法读取新的结果：%1</translation>
    </message>
    <message>
        <source>The measurement could not be read: %1</source>
        <translation>无法读取测量：%1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SummaryStrip</name>
    <message>
        <source>Objective</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Solved in</source>
        <translation>求解用时</translation>
    </message>
    <message>
        <source>The sum of importance times value over all targets, and whether it is proven that no taxonomy is worth more</source>
        <translation>所有目标的重要性与价值乘积之和，以及是否已证明没有更优的分类体系</translation>
    </message>
    <message>
        <source>What supervision and transfers cost, of the budget</source>
        <translation>监督和迁移的代价，占用预算</translation>
    </message>
    <message>
        <source>Mean win rate against networks trained from scratch on the transfer images</source>
        <translation>对以迁移图像从头训练的网络的平均胜率</translation>
    </message>
    <message>
        <source>Mean win rate against fully supervised networks</source>
        <translation>对完全监督网络的平均胜率</translation>
    </message>
    <message>
        <source>Time to solve the program</source>
        <translation>求解该规划的时间</translation>
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
        <translation>无可行解：%1</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未求解</translation>
    </message>
    <message>
        <source>Optimal: objective %1</source>
        <translation>最优：目标值 %1</translation>
    </message>
    <message>
        <source>Objective %1, at most %2 possible</source>
        <translation>目标值 %1，上界 %2</translation>
    </message>
    <message>
        <source>%1 of %2 spent</source>
        <translation>已用 %1 / %2</translation>
    </message>
    <message>
        <source>mean gain %1</source>
        <translation>平均增益 %1</translation>
    </message>
    <message>
        <source>mean quality %1</source>
        <translation>平均质量 %1</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskModel</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Require</source>
        <translation>必选</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>禁用</translation>
    </message>
    <message>
        <source>What the task may do: be supervised to serve others, be solved, both or neither</source>
        <translation>任务的角色：可被监督以服务其他任务、需要求解、两者皆是或皆否</translation>
    </message>
    <message>
        <source>Weight of the target in the objective, 0 to 10; with 0 it must still be served</source>
        <translation>目标任务在目标值中的权重，0 至 10；为 0 时仍须被服务</translation>
    </message>
    <message>
        <source>What supervising the task takes from the budget; 0 if it is trained already</source>
        <translation>监督该任务占用的预算；已训练则为 0</translation>
    </message>
    <message>
        <source>What any transfer into the task takes from the budget</source>
        <translation>迁移到该任务占用的预算</translation>
    </message>
    <message>
        <source>The task must be supervised</source>
        <translation>该任务必须有监督</translation>
    </message>
    <message>
        <source>The task must not be supervised</source>
        <translation>该任务不得有监督</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s)</source>
        <translation>
            <numerusform>%n 个任务的%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n task(s)</source>
        <translation>
            <numerusform>重置 %n 个任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskPanel</name>
    <message>
        <source>Filter tasks</source>
        <translation>筛选任务</translation>
    </message>
    <message>
        <source>Show only tasks whose name, code or role contains this</source>
        <translation>仅显示名称、代码或角色包含此内容的任务</translation>
    </message>
    <message>
        <source>Edit selected</source>
        <translation>编辑所选</translation>
    </message>
    <message>
        <source>Change all selected tasks at once</source>
        <translation>同时更改所有选中的任务</translation>
    </message>
    <message>
        <source>Edit the selected tasks</source>
        <translation>编辑选中的任务</translation>
    </message>
    <message>
        <source>Tasks of the scenario</source>
        <translation>方案的任务</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Importance…</source>
        <translation>重要性…</translation>
    </message>
    <message>
        <source>Cost…</source>
        <translation>代价…</translation>
    </message>
    <message>
        <source>Already trained (cost 0)</source>
        <translation>已训练（代价 0）</translation>
    </message>
    <message>
        <source>Transfer cost…</source>
        <translation>迁移代价…</translation>
    </message>
    <message>
        <source>Require as source</source>
        <translation>设为必选源</translation>
    </message>
    <message>
        <source>Forbid as source</source>
        <translation>设为禁用源</translation>
    </message>
    <message>
        <source>Neither required nor forbidden</source>
        <translation>既非必选也非禁用</translation>
    </message>
    <message numerus="yes">
        <source>Free %n task(s)</source>
        <translation>
            <numerusform>取消对 %n 个任务的限制</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset to the defaults</source>
        <translation>恢复默认值</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskPartsModel</name>
    <message>
        <source>It has no output: it can only be a source</source>
        <translation>它没有输出：只能作为源</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Tick the tasks that take part</source>
        <translation>勾选参与的任务</translation>
    </message>
    <message>
        <source>Its network is trained and transferred from</source>
        <translation>训练其网络并由它迁移</translation>
    </message>
    <message>
        <source>Transfers into it are trained and compared with its own network</source>
        <translation>训练到它的迁移，并与其自身的网络比较</translation>
    </message>
    <message>
        <source>Samples that the dataset has for it, or what is missing</source>
        <translation>数据集中用于它的样本数，或所缺少的内容</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskView</name>
    <message>
        <source>One view as every task has it</source>
        <translation>各任务所见的同一视图</translation>
    </message>
    <message>
        <source>What a network gets for each task, and what it must answer. Pairs and triplets are formed with other views of the same point, or of a point that this view shows.</source>
        <translation>网络在每个任务中的输入及应有的输出。图像对和三元组由同一点或此视图所见之点的其他视图组成。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TasksDock</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>筛选任务</translation>
    </message>
    <message>
        <source>The tasks of this study. Double-click or press F2 to change a task&apos;s name or kind; what is selected here is selected on every page.</source>
        <translation>本研究的任务。双击或按 F2 可更改任务的名称或类别；此处的选择在所有页面同步。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TasksModel</name>
    <message>
        <source>%1: output %2</source>
        <translation>%1：输出 %2</translation>
    </message>
    <message>
        <source>Rename task</source>
        <translation>重命名任务</translation>
    </message>
    <message>
        <source>Change kind of task</source>
        <translation>更改任务类别</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaxonomyPage</name>
    <message>
        <source>Taxonomy</source>
        <translation>分类体系</translation>
    </message>
    <message>
        <source>Placing the tasks…</source>
        <translation>正在布置任务…</translation>
    </message>
    <message>
        <source>Preview: the best set of sources.</source>
        <translation>预览：最佳源集合。</translation>
    </message>
    <message>
        <source>Preview: number %1 of the best sets of sources.</source>
        <translation>预览：第 %1 佳源集合。</translation>
    </message>
    <message>
        <source>Panels of the taxonomy</source>
        <translation>分类体系面板</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Roles, importance, costs, required and forbidden sources</source>
        <translation>角色、重要性、代价、必选源和禁用源</translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation>前沿</translation>
    </message>
    <message>
        <source>What each budget buys</source>
        <translation>各预算的收益</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why these transfers and sources, and what is second best</source>
        <translation>为何选择这些迁移和源，以及次优选择</translation>
    </message>
    <message>
        <source>Next best</source>
        <translation>次优</translation>
    </message>
    <message>
        <source>The best sets of sources</source>
        <translation>最佳源集合</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>查找任务</translation>
    </message>
    <message>
        <source>Find a task in the graph</source>
        <translation>在图中查找任务</translation>
    </message>
    <message>
        <source>Marks tasks by name or code; Enter goes from one to the next</source>
        <translation>按名称或代码标记任务；按 Enter 转到下一个</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit the graph</source>
        <translation>图适应窗口</translation>
    </message>
    <message>
        <source>Show all of the graph</source>
        <translation>显示整幅图</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>What the colours of tasks and transfers say</source>
        <translation>任务和迁移的颜色所表示的内容</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>着色：%1</translation>
    </message>
    <message>
        <source>Unused tasks</source>
        <translation>未使用的任务</translation>
    </message>
    <message>
        <source>Show tasks that the solution does not use</source>
        <translation>显示解中未使用的任务</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Write each target&apos;s value into its box</source>
        <translation>在每个目标的框中写出其价值</translation>
    </message>
    <message>
        <source>Fade changes</source>
        <translation>淡入淡出变化</translation>
    </message>
    <message>
        <source>Let transfers that come and go fade</source>
        <translation>使出现和消失的迁移淡入淡出</translation>
    </message>
    <message>
        <source>All for one</source>
        <translation>单目标优选</translation>
    </message>
    <message>
        <source>Which transfer serves the selected task best, when every other task may be supervised</source>
        <translation>其他所有任务均可监督时，哪个迁移最能服务所选任务</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧面板</translation>
    </message>
    <message>
        <source>Show or hide the settings beside the graph</source>
        <translation>显示或隐藏图旁的设置</translation>
    </message>
    <message>
        <source>View of the graph</source>
        <translation>图的视图</translation>
    </message>
    <message>
        <source>There is no taxonomy for these settings.</source>
        <translation>这些设置下没有分类体系。</translation>
    </message>
    <message>
        <source>Keep as a scenario</source>
        <translation>保留为方案</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>No taxonomy meets these settings: %1.</source>
        <translation>没有满足这些设置的分类体系：%1。</translation>
    </message>
    <message>
        <source>Set budget to %1</source>
        <translation>将预算设为 %1</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>The smallest budget that works was not found in time.</source>
        <translation>未能及时找到可行的最小预算。</translation>
    </message>
    <message>
        <source>No budget would do.</source>
        <translation>任何预算都不可行。</translation>
    </message>
    <message>
        <source>No taxonomy was found in time.</source>
        <translation>未能及时找到分类体系。</translation>
    </message>
    <message>
        <source>Comparing %1 with %2.</source>
        <translation>正在比较 %1 与 %2。</translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation>结束比较</translation>
    </message>
    <message>
        <source>Solving…</source>
        <translation>正在求解…</translation>
    </message>
    <message>
        <source>Nothing can serve %1 alone: %2</source>
        <translation>没有迁移能单独服务 %1：%2</translation>
    </message>
    <message>
        <source>All for one: %1 alone is best served by %2 (gain %3, quality %4).</source>
        <translation>单目标优选：仅考虑 %1 时，最佳来源为 %2（增益 %3，质量 %4）。</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新建方案</translation>
    </message>
    <message>
        <source>Require %1</source>
        <translation>将 %1 设为必选</translation>
    </message>
    <message>
        <source>Forbid %1</source>
        <translation>禁用 %1</translation>
    </message>
    <message>
        <source>this transfer</source>
        <translation>此迁移</translation>
    </message>
    <message>
        <source>Why this transfer?</source>
        <translation>为何选此迁移？</translation>
    </message>
    <message>
        <source>%1 as a source</source>
        <translation>作为源的 %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>All for %1 alone</source>
        <translation>仅为 %1 优选</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为何？</translation>
    </message>
    <message>
        <source>Two scenarios or two studies as one graph</source>
        <translation>将两个方案或两项研究显示在同一张图中</translation>
    </message>
    <message>
        <source>Out of date: the last taxonomy that met the settings.</source>
        <translation>已过时：最近一次满足设置的分类体系。</translation>
    </message>
    <message>
        <source>No longer require %1</source>
        <translation>取消必选 %1</translation>
    </message>
    <message>
        <source>No longer forbid %1</source>
        <translation>取消禁用 %1</translation>
    </message>
    <message>
        <source>No transfer has been measured yet.</source>
        <translation>尚未测量任何迁移。</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TransferModel</name>
    <message>
        <source>Own network</source>
        <translation>自身网络</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>从头训练</translation>
    </message>
    <message>
        <source>Constant predictor</source>
        <translation>常数预测器</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>阶数</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>How many sources the transfer has</source>
        <translation>迁移有多少个源</translation>
    </message>
    <message>
        <source>Component of the target&apos;s principal eigenvector, over all its alternatives</source>
        <translation>该目标所有候选的主特征向量的分量</translation>
    </message>
    <message>
        <source>Share of images won against a network trained from scratch</source>
        <translation>对从头训练的网络获胜的图像占比</translation>
    </message>
    <message>
        <source>Share of images won against the target&apos;s own fully supervised network</source>
        <translation>对目标自身完全监督网络获胜的图像占比</translation>
    </message>
    <message>
        <source>Whether the present scenario&apos;s taxonomy uses it</source>
        <translation>当前方案的分类体系是否使用它</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TransferPanel</name>
    <message>
        <source>Filter by task</source>
        <translation>按任务筛选</translation>
    </message>
    <message>
        <source>Filter transfers by task</source>
        <translation>按任务筛选迁移</translation>
    </message>
    <message>
        <source>Shows the transfers in whose names or codes all these words occur</source>
        <translation>显示名称或代码中包含所有这些词的迁移</translation>
    </message>
    <message>
        <source>Filter transfers by order</source>
        <translation>按阶数筛选迁移</translation>
    </message>
    <message>
        <source>Shows the transfers of that many sources</source>
        <translation>显示具有该数目的源的迁移</translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation>仅选中的迁移</translation>
    </message>
    <message>
        <source>Shows the transfers that the present scenario&apos;s taxonomy uses</source>
        <translation>显示当前方案的分类体系所使用的迁移</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>%1 of %2 transfers</source>
        <translation>%1 / %2 个迁移</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>所有阶数</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>%1 阶</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TreePanel</name>
    <message>
        <source>Ward</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均连接</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单连接</translation>
    </message>
    <message>
        <source>&amp;Linkage:</source>
        <translation>连接方式(&amp;L)：</translation>
    </message>
    <message>
        <source>How groups are joined</source>
        <translation>合并各组的方式</translation>
    </message>
    <message>
        <source>Roots of affinities</source>
        <translation>亲和度的平方根</translation>
    </message>
    <message>
        <source>Affinities</source>
        <translation>亲和度</translation>
    </message>
    <message>
        <source>F&amp;eatures:</source>
        <translation>特征(&amp;E)：</translation>
    </message>
    <message>
        <source>What two tasks are compared by: what each is worth as a source for every target</source>
        <translation>比较两个任务的依据：各自作为源对每个目标的价值</translation>
    </message>
    <message>
        <source>C&amp;ut:</source>
        <translation>切分(&amp;U)：</translation>
    </message>
    <message>
        <source>Into how many groups the tree is cut</source>
        <translation>将树切分为多少组</translation>
    </message>
    <message>
        <source>Number of groups; 1: not cut</source>
        <translation>组数；1：不切分</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>&lt;p&gt;Tasks that are good for the same targets as sources stand close together (figure 13 of the paper). A click on a task, a branch or a group&apos;s bracket selects its tasks; the arrow keys go through tasks and up the branches, Enter selects.&lt;/p&gt;</source>
        <translation>&lt;p&gt;作为源对相同目标有用的任务彼此靠近（论文图 13）。点击任务、分支或组的括线可选中其中的任务；用方向键在任务间移动并沿分支向上，按 Enter 选择。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Change linkage</source>
        <translation>更改连接方式</translation>
    </message>
    <message>
        <source>Change features</source>
        <translation>更改特征</translation>
    </message>
    <message>
        <source>Cut the tree</source>
        <translation>切分树</translation>
    </message>
    <message>
        <source>Comparing tasks…</source>
        <translation>正在比较任务…</translation>
    </message>
    <message>
        <source>%1 tasks compared as sources for %2 targets.</source>
        <translation>比较了 %1 个任务作为 %2 个目标的源的表现。</translation>
    </message>
    <message>
        <source>%1 cells were not measured; %2 pairs are compared on fewer targets.</source>
        <translation>%1 个单元格未测量；%2 对任务在较少的目标上比较。</translation>
    </message>
    <message>
        <source>Similarity tree</source>
        <translation>相似度树</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TreeView</name>
    <message>
        <source>Similarity tree</source>
        <translation>相似度树</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>TaskAtlas</source>
        <translation>TaskAtlas</translation>
    </message>
    <message>
        <source>Which tasks are worth labels, and which tasks they help: task transfer measured, mapped and explored.</source>
        <translation>哪些任务值得标注，它们又能帮助哪些任务：测量、绘制并探索任务迁移。</translation>
    </message>
    <message>
        <source>Built-in studies</source>
        <translation>内置研究</translation>
    </message>
    <message>
        <source>published-16k, published-1k and published-mixed: measurements of Zamir et al., “Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018. Built-in studies stay as they are: the first change makes a copy.</source>
        <translation>published-16k、published-1k 和 published-mixed：Zamir 等人的测量数据，“Taskonomy: Disentangling Task Transfer Learning”，CVPR 2018。内置研究保持不变：首次更改时会创建副本。</translation>
    </message>
    <message>
        <source>Your studies</source>
        <translation>您的研究</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a study file</source>
        <translation>打开研究文件</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Make a study of a CSV table of transfers, per-image losses or scores</source>
        <translation>由迁移、逐图像损失或分数的 CSV 表格创建研究</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>最近使用(&amp;R)</translation>
    </message>
    <message>
        <source>Studies that you open are listed here.</source>
        <translation>您打开过的研究会列在此处。</translation>
    </message>
    <message>
        <source>Unsaved changes to %1 were kept.</source>
        <translation>已保留 %1 的未保存更改。</translation>
    </message>
    <message>
        <source>Unsaved changes to %1 were kept (%2).</source>
        <translation>已保留 %1 的未保存更改（%2）。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open the study with these changes</source>
        <translation>打开研究及这些更改</translation>
    </message>
    <message>
        <source>Continue with the changes to %1</source>
        <translation>继续 %1 的更改</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Delete these changes; the study itself stays as it is</source>
        <translation>删除这些更改；研究本身保持不变</translation>
    </message>
    <message>
        <source>Discard the changes to %1</source>
        <translation>放弃 %1 的更改</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%L1 tasks</source>
        <translation>
            <numerusform>%L1 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 targets</source>
        <translation>
            <numerusform>%L1 个目标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 transfers</source>
        <translation>
            <numerusform>%L1 个迁移</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a study</source>
        <translation>打开研究</translation>
    </message>
    <message>
        <source>Studies (*.taskstudy);;All files (*)</source>
        <translation>研究 (*.taskstudy);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Or drop a study (.taskstudy), a table (.csv) or a dataset&apos;s folder here</source>
        <translation>或将研究 (.taskstudy)、表格 (.csv) 或数据集文件夹拖放到此处</translation>
    </message>
    <message>
        <source>&amp;New study…</source>
        <translation>新建研究(&amp;N)…</translation>
    </message>
    <message>
        <source>Measure task transfer on rendered rooms or on images of your own</source>
        <translation>在渲染的房间或您自己的图像上测量任务迁移</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>新建研究</translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::WinRatesPanel</name>
    <message>
        <source>Task-specific networks (table 1 of the paper)</source>
        <translation>特定任务网络（论文表 1）</translation>
    </message>
    <message>
        <source>Win rates of task-specific networks</source>
        <translation>特定任务网络的胜率</translation>
    </message>
    <message>
        <source>Published win rates, and this study&apos;s beside them</source>
        <translation>论文胜率与本研究胜率对照</translation>
    </message>
    <message>
        <source>Transfers into novel targets (figure 10, right, of the paper)</source>
        <translation>到新任务目标的迁移（论文图 10 右）</translation>
    </message>
    <message>
        <source>The most sources of one transfer; the paper&apos;s figure has up to four</source>
        <translation>一个迁移的最大源数；论文的图中最多为四个</translation>
    </message>
    <message>
        <source>Most sources</source>
        <translation>最大源数</translation>
    </message>
    <message>
        <source>Most so&amp;urces:</source>
        <translation>最大源数(&amp;U)：</translation>
    </message>
    <message>
        <source>Win rates of transfers into novel targets</source>
        <translation>到新任务目标的迁移的胜率</translation>
    </message>
    <message>
        <source>Change the most sources</source>
        <translation>更改最大源数</translation>
    </message>
    <message>
        <source>This study has no per-image losses, so only the published values are shown. Win rates of task-specific networks come with studies of per-image losses that hold average and random.</source>
        <translation>本研究没有逐图像损失，因此只显示论文值。含有 average 和 random 的逐图像损失研究才有特定任务网络的胜率。</translation>
    </message>
    <message>
        <source>Reading per-image losses…</source>
        <translation>正在读取逐图像损失…</translation>
    </message>
    <message>
        <source>This study&apos;s values are from its per-image losses: the network under self against average and against random.</source>
        <translation>本研究的值由其逐图像损失得到：self 下的网络与 average 和 random 比较。</translation>
    </message>
</context>
</TS>
