package io.hubbackup.demo;

import io.hubbackup.demo.console.Refused;
import io.hubbackup.demo.site.SharedStore;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.SiteOperator;
import io.hubbackup.demo.site.Stage;
import io.hubbackup.run.WebSource;
import java.util.List;
import java.util.SortedMap;

/** A real hub, with nothing of ours on it but the operator. */
final class Connected implements Stage {

    private static final String NOT_OURS =
            "%s is not ours to break: this works only on a hub that the demonstration made. Start it without --kubeconfig.";

    private final Site site;
    private final SiteOperator operator;

    private Connected(Site site, SiteOperator operator) {
        this.site = site;
        this.operator = operator;
    }

    static Connected to(Site site) {
        return new Connected(site, SiteOperator.start(site, new WebSource()));
    }

    /** Where health and figures of the operator are. */
    String url() {
        return operator.url();
    }

    @Override
    public List<Site> sites() {
        return List.of(site);
    }

    @Override
    public SharedStore store() {
        throw new Refused(NOT_OURS.formatted("The store"));
    }

    @Override
    public Site another(Site than) {
        throw new Refused(NOT_OURS.formatted("The storage of this hub"));
    }

    @Override
    public void kill(Site hub) {
        throw new Refused(NOT_OURS.formatted("This hub"));
    }

    @Override
    public void wake(Site hub) {
        throw new Refused(NOT_OURS.formatted("This hub"));
    }

    @Override
    public SortedMap<String, String> whereabouts() {
        throw new Refused(
                "Only the clusters of a demonstration say where they are; start it without --kubeconfig, or see get managedclusters.");
    }

    @Override
    public void close() {
        operator.close();
        site.client().close();
    }
}
