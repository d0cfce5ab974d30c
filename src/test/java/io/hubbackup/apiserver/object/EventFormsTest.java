package io.hubbackup.apiserver.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.BuiltInKinds;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.store.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a kube-apiserver 1.35 was seen to make of the two kinds of events. */
class EventFormsTest {

    private static final ServedKind CORE =
            BuiltInKinds.get().find("", "v1", "events").orElseThrow();
    private static final ServedKind NEWER =
            BuiltInKinds.get().find("events.k8s.io", "v1", "events").orElseThrow();
    private static final String OLD =
            "{'apiVersion':'v1','involvedObject':{'name':'x'},'reason':'Why','message':'what','source':{'component':'me'},'firstTimestamp':'t1',"
                    + "'lastTimestamp':'t2','count':3,'type':'Normal','eventTime':null,'reportingComponent':'','reportingInstance':''}";

    @Test
    void anEventIsShownInTheNewerForm() {
        var event = json(OLD);

        EventForms.show(NEWER, event);

        assertThat(event)
                .isEqualTo(
                        json(
                                "{'apiVersion':'v1','regarding':{'name':'x'},'reason':'Why','note':'what','deprecatedSource':{'component':'me'},"
                                        + "'deprecatedFirstTimestamp':'t1','deprecatedLastTimestamp':'t2','deprecatedCount':3,'type':'Normal','eventTime':null}"));
    }

    @Test
    void whatIsShownIsKeptAsItWas() {
        var event = json(OLD);
        EventForms.show(NEWER, event);

        EventForms.keep(NEWER, event);

        assertThat(event).isEqualTo(json(OLD));
    }

    @Test
    void aNewEventHasWhatTheOlderFormNeverOmits() {
        var event = json("{'apiVersion':'events.k8s.io/v1','note':'what','eventTime':'t','reportingController':'c'}");

        EventForms.keep(NEWER, event);

        assertThat(event)
                .isEqualTo(json(
                        "{'apiVersion':'v1','involvedObject':{},'message':'what','source':{},'firstTimestamp':null,'lastTimestamp':null,"
                                + "'eventTime':'t','reportingComponent':'c','reportingInstance':''}"));
    }

    @Test
    void theOlderFormIsKeptAsItIs() {
        var event = json(OLD);

        EventForms.keep(CORE, event);
        EventForms.show(CORE, event);

        assertThat(event).isEqualTo(json(OLD));
        assertThat(NEWER.resource()).isEqualTo(CORE.resource());
    }

    @ParameterizedTest
    @CsvSource({"involvedObject.name, regarding.name", "reportingComponent, reportingController", "type, type"})
    void fieldsAreSelectedByTheirNames(String older, String newer) {
        assertThat(EventForms.newer(older)).isEqualTo(newer);
    }

    private static ObjectNode json(String singleQuoted) {
        return Json.object(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
