package io.hubbackup.apiserver.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.ServedKind.PrinterColumn;
import io.hubbackup.apiserver.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a kube-apiserver 1.35 was seen to answer. */
class TableRowsTest {

    private static final String META = "'metadata':{'name':'x','creationTimestamp':'2026-11-21T08:53:11Z'}";
    private static final String RBAC = "rbac.authorization.k8s.io";

    static Stream<Arguments> builtIn() {
        return Stream.of(
                row("namespaces", "", "namespaces", "'status':{'phase':'Active'}", "['x','Active','4m1s']"),
                row("config maps", "", "configmaps", "'data':{'a':'1'},'binaryData':{'b':''}", "['x',2,'4m1s']"),
                row("secrets", "", "secrets", "'type':'Opaque','data':{'a':''}", "['x','Opaque',1,'4m1s']"),
                row("service accounts", "", "serviceaccounts", "'secrets':[{'name':'q'}]", "['x','4m1s']"),
                row("leases", "coordination.k8s.io", "leases", "'spec':{'holderIdentity':'me'}", "['x','me','4m1s']"),
                row("free leases", "coordination.k8s.io", "leases", "'spec':{}", "['x','','4m1s']"),
                row("roles", RBAC, "roles", "'rules':[]", "['x','2026-11-21T08:53:11Z']"),
                row(
                        "bindings",
                        RBAC,
                        "rolebindings",
                        "'roleRef':{'kind':'Role','name':'r1'},'subjects':[{'kind':'ServiceAccount','name':'sa1','namespace':'default'},"
                                + "{'kind':'User','name':'u1'},{'kind':'Group','name':'g1'},{'kind':'User','name':'u2'}]",
                        "['x','Role/r1','4m1s','u1, u2','g1','default/sa1']"),
                row("own APIs", "apiregistration.k8s.io", "apiservices", AVAILABLE, "['x','Local','True','4m1s']"),
                row(
                        "APIs of others",
                        "apiregistration.k8s.io",
                        "apiservices",
                        "'spec':{'service':{'namespace':'n','name':'s'}}," + AVAILABLE.replace("True", "False"),
                        "['x','n/s','False (Yes)','4m1s']"),
                row(
                        "deployments",
                        "apps",
                        "deployments",
                        "'spec':{'replicas':2,'selector':{'matchLabels':{'a':'b'},'matchExpressions':[{'key':'k','operator':'In',"
                                + "'values':['x','w']},{'key':'z','operator':'Exists'}]},'template':{'spec':{'containers':"
                                + "[{'name':'c1','image':'i1'},{'name':'c2','image':'i2'}]}}}",
                        "['x','0/2',0,0,'4m1s','c1,c2','i1,i2','a=b,k in (w,x),z']"),
                row(
                        "pods",
                        "",
                        "pods",
                        "'spec':{'containers':[{},{}]},'status':{'phase':'Pending'}",
                        "['x','0/2','Pending','0','4m1s','<none>','<none>','<none>','<none>']"),
                row(
                        "events",
                        "",
                        "events",
                        EVENT,
                        "['27m','Normal','Why','configmap/x','','me, h','what','57m',3,'x']"),
                row(
                        "events of the newer kind",
                        "",
                        "events",
                        "'involvedObject':{'kind':'ConfigMap','name':'x'},'reason':'Why','message':'what','type':'Warning',"
                                + "'eventTime':'2026-11-21T08:00:00.123456Z','series':{'count':4,'lastObservedTime':'2026-11-21T08:10:00.000001Z'},"
                                + "'reportingComponent':'me.io/ctl','reportingInstance':'me-0','firstTimestamp':null,'lastTimestamp':null,'source':{}",
                        "['47m','Warning','Why','configmap/x','','me.io/ctl, me-0','what','57m',4,'x']"));
    }

    private static final String AVAILABLE =
            "'status':{'conditions':[{'type':'Available','status':'True','reason':'Yes'}]}";
    private static final String EVENT =
            "'involvedObject':{'kind':'ConfigMap','name':'x'},'reason':'Why','message':'what','source':{'component':'me','host':'h'},"
                    + "'firstTimestamp':'2026-11-21T08:00:00Z','lastTimestamp':'2026-11-21T08:30:00Z','count':3,'type':'Normal','eventTime':null";

    @ParameterizedTest
    @MethodSource
    void builtIn(ServedKind kind, String object, String cells) {
        var rows = TableRows.of(kind);

        assertThat(cells(rows, object)).isEqualTo(Sample.json(cells));
        assertThat(rows.columns())
                .hasSize(cells.replaceAll("\\([^)]*\\)|'[^']*'", "x").split(",").length);
    }

    static Stream<Arguments> custom() {
        return Stream.of(
                column("the first of several", "string", ".spec.list[*].url", "'u1'"),
                column("a map as text", "string", ".spec.map", "'{\\'a\\':\\'x\\',\\'b\\':1}'"),
                column("a number as text", "string", ".spec.num", "'7'"),
                column("a fraction as text", "string", ".spec.flt", "'1.5'"),
                column("a truth as text", "string", ".spec.bool", "'true'"),
                column("null", "string", ".spec.nul", "null"),
                column("nothing", "string", ".spec.no.such", "null"),
                column("a whole number", "integer", ".spec.num", "7"),
                column("a fraction as whole number", "integer", ".spec.flt", "1"),
                column("text is no number", "integer", ".spec.str", "null"),
                column("a number", "number", ".spec.flt", "1.5"),
                column("a truth", "boolean", ".spec.bool", "true"),
                column("text is no truth", "boolean", ".spec.str", "null"),
                column("a date", "date", ".spec.date", "'24h'"),
                column("text is no date", "date", ".spec.str", "'<invalid>'"),
                column("a number is no date", "date", ".spec.num", "null"),
                column("the future", "date", ".spec.future", "'<invalid>'"),
                column("a dot in a name", "string", ".metadata.annotations.a\\.b/c", "'ann'"),
                column("a name in quotes", "string", ".metadata.annotations['a\\.b/c']", "'ann'"),
                column("a dot in quotes parts", "string", ".metadata.annotations['a.b/c']", "null"),
                column("the last", "string", ".spec.list[-1:].url", "'u2'"),
                column("one of a list", "string", ".spec.list[-1].url", "'u2'"),
                column("by equality", "string", ".spec.list[?(@.m=='b')].url", "'u2'"),
                column("by order", "string", ".spec.list[?(@.i>1)].url", "'u2'"),
                column("by presence", "string", ".spec.list[?(@.only)].url", "'u2'"));
    }

    @ParameterizedTest
    @MethodSource
    void custom(PrinterColumn column, String cell) {
        var object =
                "{'metadata':{'name':'t','annotations':{'a.b/c':'ann'}},'spec':{'list':[{'m':'a','url':'u1','i':1},{'m':'b','url':'u2','i':2,'only':1}],"
                        + "'map':{'b':1,'a':'x'},'num':7,'flt':1.5,'bool':true,'nul':null,'str':'hello','date':'2026-11-20T08:00:00Z',"
                        + "'future':'2036-11-20T08:00:00Z'}}";

        assertThat(cells(TableRows.of(Sample.custom("v1", column)), object))
                .isEqualTo(Sample.json("['t'," + cell + "]"));
    }

    @ParameterizedTest
    @CsvSource({
        "-2, <invalid>",
        "-1, 0s",
        "0, 0s",
        "119, 119s",
        "120, 2m",
        "369, 6m9s",
        "600, 10m",
        "10799, 179m",
        "10800, 3h",
        "10860, 3h1m",
        "28800, 8h",
        "172799, 47h",
        "172800, 2d",
        "180000, 2d2h",
        "691200, 8d",
        "63072000, 2y",
        "63244800, 2y2d",
        "252288000, 8y"
    })
    void agesHaveTwoFiguresAtMost(long seconds, String age) {
        assertThat(Age.of(seconds)).isEqualTo(age);
    }

    private static String cells(TableRows rows, String object) {
        return rows.cells(Json.object(Sample.json(object).getBytes(StandardCharsets.UTF_8)), Sample.NOW)
                .toString();
    }

    private static Arguments row(String what, String group, String plural, String fields, String cells) {
        return argumentSet(what, Sample.builtIn(group, "v1", plural), "{" + META + "," + fields + "}", cells);
    }

    private static Arguments column(String what, String type, String path, String cell) {
        return argumentSet(what, new PrinterColumn("C", type, "", "", 0, path), cell);
    }
}
