package io.hubbackup.apiserver.fault;

import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A rule, and how many requests have matched it. A request that the fault means nothing to is no match. */
final class CountedRule {

    private final FaultRule rule;
    private final AtomicLong matched = new AtomicLong();

    CountedRule(FaultRule rule) {
        this.rule = rule;
    }

    Fault fault() {
        return rule.fault();
    }

    /** Counts the request where it matches, and says whether it is one of those that are hit. */
    boolean hits(ApiRequest request, Address address) {
        if (!matches(request, address)) {
            return false;
        }
        long nth = matched.incrementAndGet();
        return nth >= rule.from() && nth - rule.from() < rule.times();
    }

    private boolean matches(ApiRequest request, Address address) {
        return same(rule.verb(), address.verb())
                && same(rule.resource(), address.resource())
                && same(rule.name(), address.name())
                && rule.userAgent().map(request.userAgent()::startsWith).orElse(true)
                && concerns(request, address);
    }

    private static boolean same(Optional<String> wanted, String actual) {
        return wanted.map(actual::equals).orElse(true);
    }

    private boolean concerns(ApiRequest request, Address address) {
        return switch (rule.fault()) {
            case Fault.Refuse any -> true;
            case Fault.RefuseAfter any -> true;
            case Fault.CutBefore any -> true;
            case Fault.CutAfter any -> true;
            case Fault.Slow any -> true;
            case Fault.Silence watch -> address.verb().equals("watch");
            case Fault.CutWatch watch -> address.verb().equals("watch");
            case Fault.GoneWatch watch -> address.verb().equals("watch");
            case Fault.Replay watch -> address.verb().equals("watch");
            case Fault.Stale list -> address.verb().equals("list");
            case Fault.MissingGroup missing -> DiscoveryGap.isAbout(request, missing.group());
        };
    }
}
