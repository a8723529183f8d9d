<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswerPaint</name>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first of %n channel(s)</source>
        <translation>
            <numerusform>the first of %n channel</numerusform>
            <numerusform>the first of %n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Derivation</name>
    <message numerus="yes">
        <source>and %n more, all with lower affinities</source>
        <translation>
            <numerusform>and %n more, with a lower affinity</numerusform>
            <numerusform>and %n more, all with lower affinities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alternative(s) for this target were compared, image by image, on up to %1 test images. A tie counts for neither side.</source>
        <translation>
            <numerusform>%n alternative for this target was compared, image by image, on up to %1 test images. A tie counts for neither side.</numerusform>
            <numerusform>%n alternatives for this target were compared, image by image, on up to %1 test images. A tie counts for neither side.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n resample(s) of the images it was between %1 and %2 nine times out of ten (standard error %3), its rank between %4 and %5.</source>
        <translation>
            <numerusform>In %n resample of the images it was between %1 and %2 (standard error %3), its rank between %4 and %5.</numerusform>
            <numerusform>In %n resamples of the images it was between %1 and %2 nine times out of ten (standard error %3), its rank between %4 and %5.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message numerus="yes">
        <source>%Ln core(s)</source>
        <translation>
            <numerusform>%Ln core</numerusform>
            <numerusform>%Ln cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationPlots</name>
    <message numerus="yes">
        <source>%n targets have no value</source>
        <translation>
            <numerusform>%n target has no value</numerusform>
            <numerusform>%n targets have no value</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPlot</name>
    <message numerus="yes">
        <source>A taxonomy of %n target(s).</source>
        <translation>
            <numerusform>A taxonomy of %n target.</numerusform>
            <numerusform>A taxonomy of %n targets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n supervised task(s): %1.</source>
        <translation>
            <numerusform>%n supervised task: %1.</numerusform>
            <numerusform>%n supervised tasks: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) of A are in B too.</source>
        <translation>
            <numerusform>%n transfer of A is in B too.</numerusform>
            <numerusform>%n transfers of A are in B too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message numerus="yes">
        <source>%n cell(s) are not measured.</source>
        <translation>
            <numerusform>%n cell is not measured.</numerusform>
            <numerusform>%n cells are not measured.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message numerus="yes">
        <source>%Ln network(s), run seed %1; similarities on %2 images.</source>
        <translation>
            <numerusform>%Ln network, run seed %1; similarities on %2 images.</numerusform>
            <numerusform>%Ln networks, run seed %1; similarities on %2 images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanSummary</name>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>it has %n source(s), and the maximum order is %1</source>
        <translation>
            <numerusform>it has %n source, and the maximum order is %1</numerusform>
            <numerusform>it has %n sources, and the maximum order is %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>%Ln job(s) go on in Slurm, also when this window is closed. Resume with Slurm follows them; Cancel ends them.</source>
        <translation>
            <numerusform>%Ln job goes on in Slurm, also when this window is closed. Resume with Slurm follows it; Cancel ends it.</numerusform>
            <numerusform>%Ln jobs go on in Slurm, also when this window is closed. Resume with Slurm follows them; Cancel ends them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) failed or depend on one that did.</source>
        <translation>
            <numerusform>%Ln job failed or depends on one that did.</numerusform>
            <numerusform>%Ln jobs failed or depend on one that did.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln job(s)</source>
        <translation>
            <numerusform>%L1 of %Ln job</numerusform>
            <numerusform>%L1 of %Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Render %Ln view(s)</source>
        <translation>
            <numerusform>Render %Ln view</numerusform>
            <numerusform>Render %Ln views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single source(s) → %1</source>
        <translation>
            <numerusform>%Ln single source → %1</numerusform>
            <numerusform>%Ln single sources → %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln combination(s) of %L1 sources → %2</source>
        <translation>
            <numerusform>%Ln combination of %L1 sources → %2</numerusform>
            <numerusform>%Ln combinations of %L1 sources → %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln queued · %2 of work left</source>
        <translation>
            <numerusform>%1 · %Ln queued · %2 of work left</numerusform>
            <numerusform>%1 · %Ln queued · %2 of work left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen in %Ln other view(s): %1</source>
        <translation>
            <numerusform>Seen in %Ln other view: %1</numerusform>
            <numerusform>Seen in %Ln other views: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) listed</source>
        <translation>
            <numerusform>%Ln match listed</numerusform>
            <numerusform>%Ln matches listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetPlot</name>
    <message numerus="yes">
        <source>%n view(s), each with: %1.</source>
        <translation>
            <numerusform>%n view, with: %1.</numerusform>
            <numerusform>%n views, each with: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskPlot</name>
    <message numerus="yes">
        <source>%n task(s) of %1.</source>
        <translation>
            <numerusform>%n task of %1.</numerusform>
            <numerusform>%n tasks of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreePlot</name>
    <message numerus="yes">
        <source>cut: %n groups</source>
        <translation>
            <numerusform>cut: %n group</numerusform>
            <numerusform>cut: %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut into %n groups.</source>
        <translation>
            <numerusform>Cut into %n group.</numerusform>
            <numerusform>Cut into %n groups.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WinRates</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::AffinityPage</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>in %n group</numerusform>
            <numerusform>in %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n cell(s) not measured</source>
        <translation>
            <numerusform>, %n cell not measured</numerusform>
            <numerusform>, %n cells not measured</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ComparePanel</name>
    <message numerus="yes">
        <source>%1 of %n target(s) are served by the same sources.</source>
        <translation>
            <numerusform>%1 of %n target is served by the same sources.</numerusform>
            <numerusform>%1 of %n targets are served by the same sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Affinities: rank correlation ρ %1 (Spearman), τ %2 (Kendall) over %n pair(s) that both measured.</source>
        <translation>
            <numerusform>Affinities: rank correlation ρ %1 (Spearman), τ %2 (Kendall) over %n pair that both measured.</numerusform>
            <numerusform>Affinities: rank correlation ρ %1 (Spearman), τ %2 (Kendall) over %n pairs that both measured.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) of B with such a task are not drawn.</source>
        <translation>
            <numerusform>%n transfer of B with such a task is not drawn.</numerusform>
            <numerusform>%n transfers of B with such a task are not drawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DamagePanel</name>
    <message numerus="yes">
        <source>%Ln file(s) of the last check</source>
        <translation>
            <numerusform>%Ln file of the last check</numerusform>
            <numerusform>%Ln files of the last check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them damaged or missing</source>
        <translation>
            <numerusform>%Ln of them damaged or missing</numerusform>
            <numerusform>%Ln of them damaged or missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::DatasetPage</name>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln sample</numerusform>
            <numerusform>%Ln samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) found so far</source>
        <translation>
            <numerusform>%Ln sample found so far</numerusform>
            <numerusform>%Ln samples found so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s), not all: reading was stopped; read again to go on</source>
        <translation>
            <numerusform>%Ln sample, not all: reading was stopped; read again to go on</numerusform>
            <numerusform>%Ln samples, not all: reading was stopped; read again to go on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ExplanationPanel</name>
    <message numerus="yes">
        <source>It serves %n target(s).</source>
        <translation>
            <numerusform>It serves %n target.</numerusform>
            <numerusform>It serves %n targets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FigureDialog</name>
    <message numerus="yes">
        <source>%n figure(s) written to %1.</source>
        <translation>
            <numerusform>%n figure written to %1.</numerusform>
            <numerusform>%n figures written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) exist already and would be replaced:</source>
        <translation>
            <numerusform>%n file exists already and would be replaced:</numerusform>
            <numerusform>%n files exist already and would be replaced:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::FolderProgress</name>
    <message numerus="yes">
        <source>Looking for samples: %Ln folder(s) so far</source>
        <translation>
            <numerusform>Looking for samples: %Ln folder so far</numerusform>
            <numerusform>Looking for samples: %Ln folders so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GraphView</name>
    <message numerus="yes">
        <source>gives to %n target(s)</source>
        <translation>
            <numerusform>gives to %n target</numerusform>
            <numerusform>gives to %n targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::GridControls</name>
    <message numerus="yes">
        <source>All %Ln</source>
        <translation>
            <numerusform>All %Ln</numerusform>
            <numerusform>All %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::ImportDialog</name>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>about %n s left</numerusform>
            <numerusform>about %n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers</source>
        <translation>
            <numerusform>%Ln transfer</numerusform>
            <numerusform>%Ln transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets</source>
        <translation>
            <numerusform>%Ln target</numerusform>
            <numerusform>%Ln targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tasks</source>
        <translation>
            <numerusform>%Ln task</numerusform>
            <numerusform>%Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln measurements</source>
        <translation>
            <numerusform>%Ln measurement</numerusform>
            <numerusform>%Ln measurements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The columns are right; %Ln rows, which the import will check.</source>
        <translation>
            <numerusform>The columns are right; %Ln row, which the import will check.</numerusform>
            <numerusform>The columns are right; %Ln rows, which the import will check.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n copy(s) with changes were kept from an earlier session.</source>
        <translation>
            <numerusform>%n copy with changes was kept from an earlier session.</numerusform>
            <numerusform>%n copies with changes were kept from an earlier session.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer image(s)</source>
        <translation>
            <numerusform>%Ln transfer image</numerusform>
            <numerusform>%Ln transfer images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is none yet into %1 and %Ln more.</source>
        <translation>
            <numerusform>There is none yet into %1 and %Ln more.</numerusform>
            <numerusform>There is none yet into %1 and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::NewStudyDialog</name>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln building(s)</source>
        <translation>
            <numerusform>%Ln building</numerusform>
            <numerusform>%Ln buildings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are possible</source>
        <translation>
            <numerusform>%Ln task is possible</numerusform>
            <numerusform>%Ln tasks are possible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s)</source>
        <translation>
            <numerusform>%Ln target</numerusform>
            <numerusform>%Ln targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::OutputsPage</name>
    <message numerus="yes">
        <source>%Ln image(s), whose outputs the study keeps</source>
        <translation>
            <numerusform>%Ln image, whose outputs the study keeps</numerusform>
            <numerusform>%Ln images, whose outputs the study keeps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test image(s)</source>
        <translation>
            <numerusform>%Ln test image</numerusform>
            <numerusform>%Ln test images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SampleModel</name>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SettingsPanel</name>
    <message numerus="yes">
        <source>%n task(s) may be supervised here.</source>
        <translation>
            <numerusform>%n task may be supervised here.</numerusform>
            <numerusform>%n tasks may be supervised here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SignificancePanel</name>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>about %n s left</numerusform>
            <numerusform>about %n s left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::SlurmDialog</name>
    <message numerus="yes">
        <source>%Ln GPU(s) a task</source>
        <translation>
            <numerusform>%Ln GPU a task</numerusform>
            <numerusform>%Ln GPUs a task</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln task(s) in flight</source>
        <translation>
            <numerusform>at most %Ln task in flight</numerusform>
            <numerusform>at most %Ln tasks in flight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskModel</name>
    <message numerus="yes">
        <source>%1 of %n task(s)</source>
        <translation>
            <numerusform>%1 of %n task</numerusform>
            <numerusform>%1 of %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n task(s)</source>
        <translation>
            <numerusform>Reset %n task</numerusform>
            <numerusform>Reset %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::TaskPanel</name>
    <message numerus="yes">
        <source>Free %n task(s)</source>
        <translation>
            <numerusform>Free %n task</numerusform>
            <numerusform>Free %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taskatlas::ui::WelcomePage</name>
    <message numerus="yes">
        <source>%L1 tasks</source>
        <translation>
            <numerusform>%L1 task</numerusform>
            <numerusform>%L1 tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 targets</source>
        <translation>
            <numerusform>%L1 target</numerusform>
            <numerusform>%L1 targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 transfers</source>
        <translation>
            <numerusform>%L1 transfer</numerusform>
            <numerusform>%L1 transfers</numerusform>
        </translation>
    </message>
</context>
</TS>
