package io.hubbackup.demo;

import io.hubbackup.demo.console.Refused;
import io.hubbackup.demo.site.SharedStore;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.SiteOperator;
import io.hubbackup.demo.site.Stage;
import java.util.List;

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
        return new Connected(site, SiteOperator.start(site));
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
    public void close() {
        operator.close();
        site.client().close();
    }
}
