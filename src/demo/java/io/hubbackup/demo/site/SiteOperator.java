package io.hubbackup.demo.site;

import io.hubbackup.demo.operator.InProcessOperator.Traits;
import io.hubbackup.demo.operator.LiveOperator;
import io.hubbackup.demo.operator.OperatorPages;
import io.hubbackup.observe.ResourceLists;
import java.security.SecureRandom;

/** The operator on a site, with its pages. */
public final class SiteOperator implements AutoCloseable {

    private final LiveOperator operator;
    private final OperatorPages pages;

    private SiteOperator(LiveOperator operator) {
        this.operator = operator;
        this.pages = OperatorPages.of(operator);
    }

    /**
     * Starts it, and does not wait for it.
     *
     * @param store reads what Velero names the address of
     */
    public static SiteOperator start(Site site, ResourceLists.Source store) {
        var client = Clients.at(site.kubeconfig()).as(LiveOperator.USER_AGENT);
        var traits = Traits.of("demo-" + site.name(), new SecureRandom()).reading(store);
        return new SiteOperator(LiveOperator.start(client, traits));
    }

    /** Where health and figures are. */
    public String url() {
        return pages.url();
    }

    @Override
    public void close() {
        pages.close();
        operator.close();
    }
}
