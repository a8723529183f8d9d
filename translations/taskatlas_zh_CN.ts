<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AffinityMeasure</name>
    <message>
        <source>Affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First-order affinity p from the analytic hierarchy process; each target&apos;s row sums to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images on which the transfer beats a network trained from scratch on the same data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images on which the transfer beats the target&apos;s own fully supervised network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score as it was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean loss over the test images; lower is better, and targets cannot be compared with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean share of test images on which the transfer beats each of the target&apos;s other alternatives of first order.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AffinityPlot</name>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalised affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BuiltinStudy</name>
    <message>
        <source>the paper&apos;s measurements, transfers trained on 16k images, orders 1 to 24</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the paper&apos;s measurements, transfers trained on 1k images, orders 1 to 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the measurements behind the paper&apos;s figure 7, orders 1 and 2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourMap</name>
    <message>
        <source>Viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue to orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple to green</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CsvCheck</name>
    <message>
        <source>The file cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty; a header line is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one column for each target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Derivation</name>
    <message>
        <source>Against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio w′</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more, all with lower affinities</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A transfer of a task to itself is no candidate of the program: full supervision stands there instead, worth the own network&apos;s value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario maximises %1, which was not measured for this transfer: it is no candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario “%1” maximises %2. Importance r = %3 of the target times the transfer&apos;s value v = %4 is its coefficient in the program: &lt;b&gt;%5&lt;/b&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a cell to see how its affinity comes about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n alternative(s) for this target were compared, image by image, on up to %1 test images. A tie counts for neither side.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mean loss: %1 over %2 images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rates W are clipped to [0.001, 0.999]; the ratio is w′ᵢⱼ = wᵢⱼ / wⱼᵢ (equation 2 of the paper): how many times more often it wins than it loses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal eigenvector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eigenvalue %1 of a matrix of %2 alternatives, consistency index %3 (0: no contradictions). This alternative&apos;s component, all of them summing to 1, is its affinity: &lt;b&gt;%4&lt;/b&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In %n resample(s) of the images it was between %1 and %2 nine times out of ten (standard error %3), its rank between %4 and %5.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The study itself holds the affinity %1, computed otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study holds the affinity &lt;b&gt;%1&lt;/b&gt;. The losses of the test images that it was computed from are not in the study, so the tournament and the ratio matrix cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain %1, quality %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share among transfers of first order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All transfers of first order into this target, its own network among them, have affinities of %1 together; the heat map shows %2 / %1 = &lt;b&gt;%3&lt;/b&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coefficient in the program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluationPlots</name>
    <message>
        <source>full supervision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain by supervision budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality by supervision budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n targets have no value</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>fully supervised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureKind</name>
    <message>
        <source>Transfers as measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affinities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each budget buys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain over tasks and budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality over tasks and budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against random taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity of tasks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigurePreset</name>
    <message>
        <source>%1, full width (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, one column (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrontierPlot</name>
    <message>
        <source>No budget works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best objective for budgets from %1 to %2 rises from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphOptions</name>
    <message>
        <source>Affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphPicture</name>
    <message>
        <source>supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>novel (target only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several sources together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphPlot</name>
    <message>
        <source>No taxonomy: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gain %1, mean quality %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>%1 to %2: %3 not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2: %3 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 p (coloured by exp(−%2 p))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a heat map of %2 by %3 cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest: %1. Lowest: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentStudies</name>
    <message>
        <source>The file is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenarioEdits</name>
    <message>
        <source>Source and target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square root of affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web solver</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignificancePlot</name>
    <message>
        <source>The taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random sources, best transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random sources, random transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines: medians; bands: 5th to 95th percentile. Filled: better than 95 % of the random ones with best transfers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  %1: none that is feasible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  %1: median %2, 5th to 95th percentile %3 to %4, p = %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of %2 samples were found: hardly any random set is feasible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The taxonomies of %1 budgets against %2 random ones each, seed %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is better than 95 % of those with best transfers at %2 of %3 budgets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudyComparison</name>
    <message>
        <source>full supervision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of both studies, or of one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spearman ρ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank correlation of the first-order affinities of the sources that both measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kendall τ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kendall&apos;s tau-b of the same affinities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources that both studies measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether both taxonomies serve the target by the same sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sources in
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources of the transfer in this study&apos;s taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources of the transfer in the other&apos;s taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality in
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality of the transfer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality of the transfer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affinities: over all targets Spearman ρ %1, Kendall τ %2; mean of the targets ρ %3, τ %4; %5 pairs that both measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks: %1 of both, %2 in %3 alone, %4 in %5 alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxonomies: %1 of %2 targets are served alike; %3 sources of both, %4 in %5 alone, %6 in %7 alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gain %1 and %2, mean quality %3 and %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No taxonomies to compare. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the scenario says of %1 was left out there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskKind</name>
    <message>
        <source>2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TreePlot</name>
    <message>
        <source>Ward linkage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average linkage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete linkage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single linkage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, kind %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, group %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks joined at distance %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sources to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>cut: %n groups</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Similarity tree of %1 tasks as sources for %2 targets, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Cut into %n groups.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WinRates</name>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose fully supervised network is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs average
as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images on which the network beats the best constant predictor, as the paper prints it (table 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs average
this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, from this study&apos;s per-image losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study less the published value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs random
as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images on which the network beats a readout on random features, as the paper prints it (table 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs random
this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mean (published: as printed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated as novel: it is never a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer in this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer of greatest value when every other task may be supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs scratch
as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats training from scratch (figure 10, right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs scratch
this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer&apos;s gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs full superv.
as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats full supervision (figure 10, right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs full superv.
this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer&apos;s quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs %1
as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images on which the paper&apos;s transfer beats these features (figure 10, right); not measured in studies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AboutDialog</name>
    <message>
        <source>About TaskAtlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore task transfer: affinities, taxonomies and the evidence behind them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;TaskAtlas&apos;s own code is under the MIT licence. The desktop program as a whole is under the GNU General Public License, version 3, because Qt Charts is.&lt;/p&gt;&lt;p&gt;It uses Qt 6 (LGPL 3, Qt Charts GPL 3), lp_solve (LGPL 2.1), Eigen (MPL 2.0), SQLite (public domain), JSON for Modern C++ (MIT), COLAMD (BSD) and, in a program of its own, Graphviz (EPL 1.0). The texts are in the folder &lt;i&gt;licences&lt;/i&gt; of the documentation.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The method and the built-in measurements are those of A. R. Zamir, A. Sax, W. Shen, L. Guibas, J. Malik and S. Savarese, “Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018. Cite it where you publish with them.&lt;/p&gt;&lt;p&gt;Colour maps: viridis and magma by Stéfan van der Walt and Nathaniel Smith (CC0); cividis by Jamie Nuñez, Christopher Anderton and Ryan Renslow (CC BY 4.0). Colours of kinds after Masataka Okabe and Kei Ito.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the versions to the clipboard, for a report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AffinityPage</name>
    <message>
        <source>Value under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter transfers by task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the transfers in whose names or codes all these words occur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter transfers by order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the transfers of that many sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the transfers that the present scenario&apos;s taxonomy uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Derivation of the selected cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Derivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Left:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the left map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Order:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of rows and columns in both maps. Click a task&apos;s name to order by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Selected target” orders the sources by what they give to the target of the selected cell, “Selected source” the targets by what they take from its source. “Similarity” clusters the sources by what they are good for, and draws the tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a cell first: its task is what the order is by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuts the tree into this many groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cut the tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values in cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes values into the cells where they fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show values in cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide values in cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all transfers, of every order, as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows how the selected cell&apos;s affinity comes about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours, scales and limits of the two maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the map that was used last, as tab-separated values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the map that was used last, as it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows fewer, larger cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows more, smaller cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the whole matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks tasks by name or code; Enter goes to the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the search box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the heat map&apos;s display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order the heat maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study has no %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalised affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat map: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval overlaps a neighbour&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the losses …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · interval being computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · 90 % interval %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · overlaps its neighbour in rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 → %2&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &lt;b&gt;%2&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(rank %1 of %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a cell, or move with the arrow keys, to read its value, rank and interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task is called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 targets, %2 sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, %n cell(s) not measured</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AlternativesPanel</name>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its sources differ from the best taxonomy&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much less than the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it spends of the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the best sets of sources to list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Best sets of sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no taxonomy at this budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one to see it in the graph.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters of what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ComparePanel</name>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sources in the present scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sources in the other scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether both serve it by the same sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets of both scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the present scenario and another as one graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a scenario to see what it shares with the present one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one scenario only. Duplicate it and change the copy to compare the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objective %1, gain %2, quality %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;A&lt;/b&gt; %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;B&lt;/b&gt; %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n target(s) are served by the same sources.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Supervised in A only: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervised in B only: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full supervision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ComparisonPanel</name>
    <message>
        <source>Study to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study to compare with; both under the present scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;with:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a study of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison by target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How alike the affinities rank, and by what each target is served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a study: how alike the affinities of the two rank, and where their taxonomies differ under the present scenario, is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies (*.taskstudy);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::EvaluationPage</name>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain and quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain and quality of every target at every budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Significance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ours against random taxonomies of the same budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks clustered by what they are good for as sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study&apos;s win rates beside those that the paper prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study beside another one, under the same scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is in front as tab-separated text (the tree as Newick)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw random taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw random taxonomies anew and show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop drawing random taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ExplanationPanel</name>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Require</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources of its transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of that transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best other transfer that the same supervised tasks allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the objective loses if this transfer is forbidden and all is solved anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task that may be supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this taxonomy supervises it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many targets it serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the objective loses, at the same budget, if a supervised source is dropped, or one that is not supervised is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why each transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why each source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every taxonomy must use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No taxonomy may use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither required nor forbidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out what each choice is worth…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full supervision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost if %1 is dropped: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost if %1 is added: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no taxonomy to explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a task or a transfer to see why it was chosen, and to require or forbid it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; is fully supervised (value %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; takes from %2 (value %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second best with these sources: %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this transfer there is no taxonomy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this transfer the objective falls by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It serves %n target(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Without it there is no taxonomy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the objective falls by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no taxonomy with it as a source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it as a source the objective would fall by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task plays no part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Require %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbid %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ExportDataDialog</name>
    <message>
        <source>Export data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers: affinity, gain, quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First-order affinity: sources × targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses of each test image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One target&apos;s rows, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV: text, reads back exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NPY: an array for NumPy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LaTeX: a table for a paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Table:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tar&amp;get:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigureDialog</name>
    <message>
        <source>Export figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the figure as large as in print (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure that is shown and exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;gure:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without extension; each format adds its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each figure holds its recipe and lies beside its data (.csv) and its recipe (.json).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the figures over the files that exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write no more figures; those that are written stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; figures that were written stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the figure that is shown in every chosen format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write every figure of the list in every chosen format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this dialog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 mm (%3 × %4 in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder does not exist: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of these names exist already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Exists already: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) written to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigureForm</name>
    <message>
        <source>Custom width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Venue:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The width of a column or of the page of a venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of width and height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inches, millimetres, centimetres or points (1/72 inch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure&apos;s exact width on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Height:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure&apos;s exact height; automatic: what suits the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Font:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all text in the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font &amp;size:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most venues ask for 7 to 9 points where the figure is printed in its own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Background:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is behind the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: outlines in SVG, embedded fonts in PDF, LaTeX&apos;s own in TikZ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text can be searched and edited. PDF holds the fonts it needs; SVG only names them, so it looks right only where they are installed; TikZ is set in the document&apos;s font. Outlines look the same everywhere and need no font.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resolution:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of PNG pictures; 300 to 600 suit print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For LaTeX and print; holds its data and recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the web and for drawing programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels, for slides and documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LaTeX source for \input, set in the document&apos;s fonts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FrontierChart</name>
    <message>
        <source>Frontier: what each budget buys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to set the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best objective for every budget, with the mean gain and quality of that taxonomy. The dashed line is the present budget; a click or the arrow keys move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective (left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gain %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean quality %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FrontierPanel</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task that is supervised at some budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At how many of the frontier&apos;s budgets it is supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many targets it serves, on average over all budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources that serve most over all budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GraphPlaces</name>
    <message>
        <source>The graph could not be laid out, so tasks stand in plain rows: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GraphView</name>
    <message>
        <source>Task graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks and the transfers between them; arrow keys go from task to task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>gives to %n target(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Affinity %1 · gain %2 · quality %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::HeatmapView</name>
    <message>
        <source>There is nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each cell is one measurement. Turn the wheel or press + and − to zoom, drag to move, 0 to see everything. Click a cell, or move with the arrow keys, to select it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, and its key</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ImportDialog</name>
    <message>
        <source>Reading the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a second left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file; it may be dropped here too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose or drop a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the table to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Table:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the table holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers: one row each, with affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per-image losses: one row for each image of a transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix of scores: sources down, targets across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guessed from the header; change it where the guess is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Transfers&lt;/b&gt;: columns sources, target, affinity and, where known, order, gain, quality.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Per-image losses&lt;/b&gt;: columns target, sources, image, loss and, where known, group and seed; affinities, gain and quality are computed from them.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Matrix&lt;/b&gt;: a header of targets after one corner cell, then a row for each source.&lt;/p&gt;&lt;p&gt;Several sources are joined by +. Besides tasks, self (the target&apos;s own fully supervised network), pixels (trained from scratch) and average (the constant predictor) may stand as sources. An empty field was not measured.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hi&amp;gher scores are better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the scores are losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It &amp;holds:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows of the table; line numbers on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the study is called in the window and in figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On how many images each transfer was trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer i&amp;mages:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Citation, licence, remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the study: where the measurements are from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study file that is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the study goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace the study that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file exists already; its content is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of new tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that the dictionary does not know; colours and groups go by their kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the import; nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the study and open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the table to import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These columns are no tasks, or there twice: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known, or there twice: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tasks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln measurements</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The table is right: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The columns are right; %Ln rows, which the import will check.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was stopped; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::KindsModel</name>
    <message>
        <source>None of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select several rows to give them one kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MainWindow</name>
    <message>
        <source>Studies (*.taskstudy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be removed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes of a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You changed %1, which cannot be written, so the changes are in a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the copy as a study of your own, or keep it for next time: the welcome page will offer it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study as it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a line to go back to that state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a study file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;built-in study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import measurements…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file of transfers, per-image losses or a matrix of scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study with all changes to a file; from then on changes are stored in it as you make them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;figures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This view as PDF, SVG, PNG or TikZ, at a stated width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of the study as CSV, NPY or LaTeX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docks and tool bars where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything this program can do by a few letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About TaskAtlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Changes that you make go into a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save study as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study was not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No study was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) with changes were kept from an earlier session.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (changed copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are kept in a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as… gives the copy a place of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only; the first change makes a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes are stored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MapSettings</name>
    <message>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of even steps, also for the colour-blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reversed colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the colours from the other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How colours follow values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exponential colours evenly in exp(−β p), as figure 7 of the paper does with β = 20: small affinities are told apart, large ones less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β of the exponential scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip low values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values below look like this one; else the least value begins the colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the colours begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip high values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values above look like this one; else the greatest value ends the colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the colours end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centred colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives this value the middle colour, for diverging maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Central value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value with the middle colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values in cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes values into the cells where they fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits of the values in cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the colours that suit the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MapsPanel</name>
    <message>
        <source>Gain and quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which heat maps are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;rder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the targets in both heat maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of shares from 0 to 1; diverging ones have their middle at one half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in the cells, where they fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain by target and budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Gain is the share of test images on which the transfer beats the network that was trained from scratch on the same images; one half means that neither wins.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality by target and budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Quality is the share of test images on which the transfer beats the fully supervised network; one half means that neither wins.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain: share of images won against training from scratch. Quality: against full supervision. A click on a budget sets the budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose heat maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solving every budget…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget can serve every target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget %1: mean gain %2, mean quality %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this message to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PageRail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the window; figures are always on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window, from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fade between solutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers that come and go fade over a fifth of a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the last study at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin where you left off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::PreviewModel</name>
    <message>
        <source>Line %1 of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1: known, required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1: known, may be left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1: scores for this target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first column of a matrix names the sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1 is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1: this is no task code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1 is not known; the columns are %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::RecentModel</name>
    <message>
        <source>Built-in study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ResultModel</name>
    <message>
        <source>not available</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SettingsPanel</name>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario that is solved and shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scenario with the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate this scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename this scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervision budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much may be spent on supervision; the taxonomy follows the slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget limits what supervising tasks from scratch may cost in all. With the usual cost of 1 each, it is the number of tasks that may be supervised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sources one transfer may have at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What makes a transfer worth choosing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper: a supervised target may still be served by a better transfer. Web solver: a supervised target always serves itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;cenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For&amp;mulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete scenario</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SignificancePanel</name>
    <message>
        <source>Gain and quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which curves are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;mples:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random source sets for each budget; more give steadier bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ed:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed draws the same random taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the random taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop drawing; what was shown before stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Each budget&apos;s taxonomy against random ones of the same budget (figure 11 of the paper): a random set of sources that spends the budget, and then for each target a random transfer that the set allows, or the best one. Left and Right go through the budgets; a double click or Enter sets the budget.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the number of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; this is of an earlier scenario.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing random taxonomies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solving every budget…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Run draws the random taxonomies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a budget to read its numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 random source sets for each budget, seed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Significance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SignificanceView</name>
    <message>
        <source>Against random taxonomies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StudyCard</name>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the study %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::StudyDocument</name>
    <message>
        <source>The changes could not be stored: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SummaryStrip</name>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solved in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sum of importance times value over all targets, and whether it is proven that no taxonomy is worth more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What supervision and transfers cost, of the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean win rate against networks trained from scratch on the transfer images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean win rate against fully supervised networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to solve the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ≤ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infeasible: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimal: objective %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective %1, at most %2 possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean gain %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean quality %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskModel</name>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Require</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the task may do: be supervised to serve others, be solved, both or neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the target in the objective, 0 to 10; with 0 it must still be served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What supervising the task takes from the budget; 0 if it is trained already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What any transfer into the task takes from the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task must be supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task must not be supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskPanel</name>
    <message>
        <source>Filter tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only tasks whose name, code or role contains this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change all selected tasks at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the selected tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks of the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already trained (cost 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer cost…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Require as source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbid as source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither required nor forbidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Free %n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reset to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TasksDock</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tasks of this study. Double-click or press F2 to change a task&apos;s name or kind; what is selected here is selected on every page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TasksModel</name>
    <message>
        <source>%1: output %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change kind of task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaxonomyPage</name>
    <message>
        <source>Taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placing the tasks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview: the best set of sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview: number %1 of the best sets of sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels of the taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles, importance, costs, required and forbidden sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each budget buys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why these transfers and sources, and what is second best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best sets of sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two scenarios as one graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a task in the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks tasks by name or code; Enter goes from one to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the colours of tasks and transfers say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unused tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show tasks that the solution does not use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write each target&apos;s value into its box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let transfers that come and go fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which transfer serves the selected task best, when every other task may be supervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the settings beside the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View of the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no taxonomy for these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No taxonomy meets these settings: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graph shows the last one that did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set budget to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest budget that works was not found in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No taxonomy was found in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing %1 with %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can serve %1 alone: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All for one: %1 alone is best served by %2 (gain %3, quality %4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Require %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbid %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this transfer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All for %1 alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TransferModel</name>
    <message>
        <source>Own network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant predictor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sources the transfer has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component of the target&apos;s principal eigenvector, over all its alternatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of images won against a network trained from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of images won against the target&apos;s own fully supervised network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the present scenario&apos;s taxonomy uses it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TreePanel</name>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Linkage:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How groups are joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roots of affinities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affinities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;eatures:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What two tasks are compared by: what each is worth as a source for every target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ut:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into how many groups the tree is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of groups; 1: not cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Tasks that are good for the same targets as sources stand close together (figure 13 of the paper). A click on a task, a branch or a group&apos;s bracket selects its tasks; the arrow keys go through tasks and up the branches, Enter selects.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change linkage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing tasks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks compared as sources for %2 targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells were not measured; %2 pairs are compared on fewer targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity tree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TreeView</name>
    <message>
        <source>Similarity tree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TaskAtlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tasks are worth labels, and which tasks they help: task transfer measured, mapped and explored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements of Zamir et al., “Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018. Built-in studies stay as they are: the first change makes a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a study file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a study of a CSV table of transfers, per-image losses or scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop a study (.taskstudy) or a table (.csv) here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies that you open are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a click opens a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes to %1 were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes to %1 were kept (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the study with these changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue with the changes to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete these changes; the study itself stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%L1 tasks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 targets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 transfers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies (*.taskstudy);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::WinRatesPanel</name>
    <message>
        <source>Task-specific networks (table 1 of the paper)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rates of task-specific networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published win rates, and this study&apos;s beside them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers into novel targets (figure 10, right, of the paper)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most sources of one transfer; the paper&apos;s figure has up to four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most so&amp;urces:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rates of transfers into novel targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the most sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study has no per-image losses, so only the published values are shown. Win rates of task-specific networks come with studies of per-image losses that hold average and random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading per-image losses…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study&apos;s values are from its per-image losses: the network under self against average and against random.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
