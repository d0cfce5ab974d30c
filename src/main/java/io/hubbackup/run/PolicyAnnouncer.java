package io.hubbackup.run;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.telling.PolicySamples;
import io.hubbackup.hub.HubSnapshot;
import java.time.Duration;

/** Tells what the templates say on all ways that there are, each for itself: one that fails does not keep the others from being tried. */
final class PolicyAnnouncer implements PolicyTelling {

    private final Catalogue catalogue;
    private final PolicyFigures figures;

    PolicyAnnouncer(Catalogue catalogue, PolicyFigures figures) {
        this.catalogue = catalogue;
        this.figures = figures;
    }

    @Override
    public Evaluation lastTold(HubSnapshot hub) {
        return Evaluation.NONE;
    }

    @Override
    public void evaluated(Evaluation now, Trigger trigger, Duration took) {
        figures.evaluated(now, trigger, took);
    }

    @Override
    public boolean tell(Evaluation before, Evaluation now, HubSnapshot hub) {
        figures.leads(true);
        figures.show(PolicySamples.of(now, hub, catalogue));
        return true;
    }

    @Override
    public void silence() {
        figures.leads(false);
    }
}
