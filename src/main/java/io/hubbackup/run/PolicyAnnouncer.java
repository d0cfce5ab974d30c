package io.hubbackup.run;

import io.hubbackup.apply.ConditionWriter;
import io.hubbackup.apply.EventRecorder;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.telling.Announcement;
import io.hubbackup.decide.policy.telling.GovernanceSamples;
import io.hubbackup.decide.policy.telling.PolicyConditions;
import io.hubbackup.decide.policy.telling.PolicyNotes;
import io.hubbackup.decide.policy.telling.PolicyReport;
import io.hubbackup.decide.policy.telling.PolicySamples;
import io.hubbackup.decide.policy.telling.ReportForm;
import io.hubbackup.decide.policy.telling.Sample;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.plan.EventNote;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what the templates say on all ways that there are, each for itself: one that fails does not keep the others from being tried. */
final class PolicyAnnouncer implements PolicyTelling {

    /**
     * What it tells with.
     *
     * @param governance whether the verdicts are figures of the governance framework too
     * @param reader reads what stands there before it is written
     */
    record Tools(
            Catalogue catalogue,
            boolean governance,
            PolicyFigures figures,
            ConditionWriter conditions,
            SingleObject reader,
            Writer writer,
            EventRecorder events,
            Clock clock) {}

    private final Tools tools;
    private final CarrierShelf carriers;
    private final DocumentShelf documents;
    private Optional<Set<String>> open = Optional.empty();

    PolicyAnnouncer(Tools tools) {
        this.tools = tools;
        this.carriers = new CarrierShelf(tools.conditions(), tools.figures(), tools.clock());
        this.documents = new DocumentShelf(tools.reader(), tools.writer(), tools.clock());
    }

    @Override
    public Evaluation lastTold(HubSnapshot hub) {
        return ReportForm.of(hub)
                .flatMap(form -> documents
                        .read(form.target(hub))
                        .map(report -> PolicyReport.read(
                                form, report, tools.catalogue(), tools.clock().instant())))
                .orElse(Evaluation.NONE);
    }

    @Override
    public void evaluated(Evaluation now, Trigger trigger, Duration took) {
        tools.figures().evaluated(now, trigger, took);
    }

    @Override
    public boolean tell(Evaluation before, Evaluation now, HubSnapshot hub) {
        tools.figures().leads(true);
        var announcement = Announcement.of(now, hub, tools.catalogue());
        tools.figures().show(samples(announcement));
        tellTransitions(before, now, hub);
        boolean carried =
                switch (hub.self().mode()) {
                    case FULL -> carriers.put(PolicyConditions.of(announcement));
                    // beside the Go operator the two kinds are the other's (D5)
                    case REPORT_ONLY -> true;
                };
        return documents.put(PolicyReport.documents(announcement)) && carried;
    }

    /** The definitions may be others by now: nothing that was told is taken for what stands there (packaging B4); on any thread. */
    void doubt() {
        carriers.forget();
    }

    private List<Sample> samples(Announcement announcement) {
        var samples = PolicySamples.of(announcement);
        return tools.governance()
                ? Stream.concat(samples.stream(), GovernanceSamples.of(announcement).stream())
                        .toList()
                : samples;
    }

    private void tellTransitions(Evaluation before, Evaluation now, HubSnapshot hub) {
        var told = open.orElseGet(() -> PolicyNotes.open(before));
        var notes = PolicyNotes.since(told, now);
        if (!notes.isEmpty()) {
            var regarding = PolicyNotes.regarding(hub);
            var uid = regarding.uid().orElseGet(() -> uid(regarding));
            notes.forEach(note -> tools.events().record(event(regarding, uid, note)));
        }
        open = Optional.of(PolicyNotes.stillOpen(told, now));
    }

    private String uid(PolicyNotes.Regarding regarding) {
        var target = regarding.target();
        return tools.reader()
                .read(target.kind(), target.key())
                .<String>fold(
                        found -> found.flatMap(
                                        object -> object.child("metadata").text("uid"))
                                .orElse(""),
                        api -> "",
                        doubt -> "");
    }

    private static EventRecorder.Event event(PolicyNotes.Regarding regarding, String uid, EventNote note) {
        var severity =
                switch (note.type()) {
                    case Normal -> EventRecorder.Severity.NORMAL;
                    case Warning -> EventRecorder.Severity.WARNING;
                };
        return new EventRecorder.Event(regarding.target(), uid, severity, note.reason(), note.action(), note.message());
    }

    @Override
    public void silence() {
        tools.figures().leads(false);
        carriers.forget();
        documents.forget();
        open = Optional.empty();
    }
}
