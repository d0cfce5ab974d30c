package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.apiserver.fault.FaultRule;
import io.hubbackup.demo.operator.InProcessOperator;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OnEmbeddedHub;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnEmbeddedHub
@DisplayName("An operator that Prometheus shall find")
class MonitoredTest extends Monitored {

    @Test
    @Order(20)
    @DisplayName(
            "packaging 1.2 4.4 without the rights for it there is no monitoring, which is said once; all else goes on")
    void forbidden(Hub bed) {
        hub().create(deployment());
        var faults = ((EmbeddedHub) bed).server().faults();
        Stream.of("servicemonitors.", "prometheusrules.")
                .map(plural -> FaultRule.always(new Fault.Refuse(403, Optional.empty()))
                        .resource(plural + GROUP)
                        .userAgent(InProcessOperator.USER_AGENT))
                .forEach(faults::add);

        startOperator(IN_A_POD);
        aWhile();
        aWhile();

        assertThat(monitor().get()).isNull();
        assertThat(lines("ServiceMonitor " + Hub.NAMESPACE + "/hub-backup-operator could not be read"))
                .isEqualTo(1);
        assertThat(operator().ready() && operator().alive()).isTrue();

        faults.clear();
        within(Monitored.SOON, "it is granted").until(() -> monitor().get() != null && rules().get() != null);
    }
}
