package io.hubbackup.run;

import io.hubbackup.api.RestorePreview;
import io.hubbackup.api.RestorePreviewStatus;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.guard.PreviewWrites;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.preview.Foresight;
import io.hubbackup.decide.restore.preview.PreviewBodies;
import io.hubbackup.decide.restore.preview.PreviewReport;
import io.hubbackup.decide.restore.preview.PreviewTelling;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One pass over a RestorePreview: it is planned as a Restore would be, looked up, and told. Finished, it is final until its spec is edited (D24). */
final class PreviewPass {

    /** Velero's answers are looked for this often. */
    private static final Duration ANSWERS = Duration.ofSeconds(2);

    /** What a pass looks with and writes with. */
    record Tools(
            Supplier<HubSnapshot> hub,
            ResourceListRequests lists,
            PreviewSurvey survey,
            SingleObject reader,
            Writer writer,
            Bulletin<RestorePreview, RestorePreviewStatus> bulletin,
            RestoreSettings settings,
            Clock clock) {}

    private final Tools tools;

    PreviewPass(Tools tools) {
        this.tools = tools;
    }

    /** Blocks until it is told. */
    Rounds.Turn over(RestorePreview seen) {
        var preview = tools.bulletin().asTold(seen);
        var view = new RestoreView(
                preview.asRestore(),
                tools.hub().get(),
                Optional.empty(),
                tools.clock().instant(),
                tools.settings());
        return isOver(preview) ? new Rounds.Turn(Optional.empty(), false) : new One(seen, preview, view).turn();
    }

    static boolean isOver(RestorePreview preview) {
        var metadata = preview.getMetadata();
        return metadata.getDeletionTimestamp() != null
                || PreviewTelling.isFinal(
                        preview.statusOrEmpty(),
                        Optional.ofNullable(metadata.getGeneration()).orElse(0L));
    }

    private final class One {

        private final RestorePreview seen;
        private final RestorePreview preview;
        private final RestoreView view;
        private final PreviewTelling telling;

        One(RestorePreview seen, RestorePreview preview, RestoreView view) {
            this.seen = seen;
            this.preview = preview;
            this.view = view;
            this.telling = new PreviewTelling(view, preview.statusOrEmpty());
        }

        Rounds.Turn turn() {
            return switch (Foresight.of(view)) {
                case Foresight.Runs(var plan) -> planned(plan);
                case Foresight.Stays(var message) -> told(telling.refused(message), Optional.empty());
                case Foresight.Unclear(var why) ->
                    told(telling.looking(why), again(tools.settings().failureRetry()));
            };
        }

        private Rounds.Turn planned(RestorePlan plan) {
            return tools.lists()
                    .read(view, plan, this::write)
                    .map(lists -> tools.survey()
                            .of(view, plan, lists)
                            .fold(
                                    facts -> reported(
                                            telling.made(facts, PreviewBodies.reportName(view)),
                                            PreviewReport.of(facts)),
                                    this::unclear,
                                    unknown -> unclear(unknown.api() + ": " + unknown.why())))
                    .orElseGet(() -> told(telling.looking("Velero is asked what the backups hold."), again(ANSWERS)));
        }

        private Rounds.Turn unclear(String why) {
            return told(
                    telling.looking(
                            "It cannot be told what a restore would do (%s). It is tried again.".formatted(why)),
                    again(tools.settings().failureRetry()));
        }

        private Rounds.Turn reported(RestorePreviewStatus status, Map<String, Object> report) {
            var key = new ObjectKey(view.namespace(), PreviewBodies.reportName(view));
            return switch (tools.reader().read(RestoreKinds.CONFIG_MAP, key)) {
                case Observed.Value<Optional<Tree>>(var there) ->
                    write(PreviewBodies.report(view, there, report)).unfinished()
                            ? unclear("its report could not be written")
                            : told(status, Optional.empty());
                case Observed.NotServed<Optional<Tree>>(var api) -> unclear(api);
                case Observed.Unreadable<Optional<Tree>>(var api, var why) -> unclear(api + ": " + why);
            };
        }

        private Outcomes write(Write write) {
            return tools.writer().execute(Guards.clear(write, List.of(new PreviewWrites(view.namespace()))));
        }

        private Optional<Instant> again(Duration after) {
            return Optional.of(view.now().plus(after));
        }

        private Rounds.Turn told(RestorePreviewStatus status, Optional<Instant> wakeAt) {
            boolean told = tools.bulletin().tell(seen, preview.statusOrEmpty(), status);
            return new Rounds.Turn(wakeAt, !told);
        }
    }
}
