package org.kyodo.chassis.config;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.bson.Document;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.access.Cursors;
import org.kyodo.chassis.access.OperatorsActs;
import org.kyodo.chassis.access.RateLimits;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Keys;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.form.Forms;
import org.kyodo.chassis.http.CallerResolver;
import org.kyodo.chassis.http.CsvLists;
import org.kyodo.chassis.http.DryRuns;
import org.kyodo.chassis.http.FormsController;
import org.kyodo.chassis.http.Guard;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Intake;
import org.kyodo.chassis.http.JsonBodies;
import org.kyodo.chassis.http.KnownParameters;
import org.kyodo.chassis.http.Limits;
import org.kyodo.chassis.http.OwnAddress;
import org.kyodo.chassis.http.PageAdvice;
import org.kyodo.chassis.http.PageQueryResolver;
import org.kyodo.chassis.http.ProblemAdvice;
import org.kyodo.chassis.http.ProblemValve;
import org.kyodo.chassis.http.Problems;
import org.kyodo.chassis.http.Problems.Problem;
import org.kyodo.chassis.http.PublicCache;
import org.kyodo.chassis.http.RulesController;
import org.kyodo.chassis.http.Streams;
import org.kyodo.chassis.http.Texts;
import org.kyodo.chassis.ops.ClockController;
import org.kyodo.chassis.ops.ConsumptionController;
import org.kyodo.chassis.ops.JournalController;
import org.kyodo.chassis.ops.ReadModelsController;
import org.kyodo.chassis.ops.RecoveryController;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.chassis.sealing.ServiceKey;
import org.kyodo.chassis.security.Issuer;
import org.kyodo.chassis.security.Issuers;
import org.kyodo.chassis.security.ManagementPort;
import org.kyodo.chassis.security.Security;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP side: JSON as Kyodo writes it, problem documents, callers, security. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
@Import({
    ProblemAdvice.class,
    PageAdvice.class,
    RulesController.class,
    FormsController.class,
    ClockController.class,
    JournalController.class,
    ConsumptionController.class,
    ReadModelsController.class,
    RecoveryController.class
})
class WebConfiguration implements WebMvcConfigurer {
    /** How long events may wait before a service calls itself degraded. */
    private static final java.time.Duration LONG_WAIT = java.time.Duration.ofSeconds(30);

    private final ObjectProvider<Keys> keys;
    private final ObjectProvider<SecurityLog> log;
    private final ObjectProvider<Departments> departments;

    private final Limits limits;

    WebConfiguration(
            ObjectProvider<Keys> keys,
            ObjectProvider<SecurityLog> log,
            ObjectProvider<Departments> departments,
            Limits limits) {
        this.keys = keys;
        this.departments = departments;
        this.log = log;
        this.limits = limits;
    }

    /** Whatever else is found on the class path, JSON alone comes in; lists go out as tables too, and bytes and text go out for the tools of operators. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(list -> {
            list.clear();
            list.add(new ByteArrayHttpMessageConverter());
            list.add(new StringHttpMessageConverter(StandardCharsets.UTF_8));
            list.add(new JsonBodies(limits));
            list.add(new CsvLists.Writer());
        });
    }

    /** A day in a query is written and bounded as in a body, whatever language the caller reads. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, text -> Json.STRICT.convertValue(text, LocalDate.class));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters());
        interceptors.addInterceptor(new DryRuns());
        interceptors.addInterceptor(new OperatorsActs(log.getObject())).addPathPatterns("/ops/**");
    }

    /** Where the service knows of none, its matters name none either. */
    private Set<DepartmentCode> oneWith(DepartmentCode department, MunicipalityCode municipality) {
        Departments known = departments.getIfAvailable();
        return known == null ? Set.of() : known.oneWith(List.of(department), municipality);
    }

    private Municipalities asRegistered(Municipalities settings) {
        Departments known = departments.getIfAvailable();
        return known == null ? settings : known.asRegistered();
    }

    @Bean
    static SecurityLog securityLog(@Value("${kyodo.service}") String service) {
        return new SecurityLog(service);
    }

    @Bean
    static Cursors cursors(ServiceKey serviceKey) {
        return new Cursors(serviceKey);
    }

    @Bean
    RateLimits rateLimits(
            @Value("${kyodo.rate.address}") int address,
            @Value("${kyodo.rate.account}") int account,
            @Value("${kyodo.rate.public}") int reader) {
        return new RateLimits(address, account, reader);
    }

    /** After the request is known to the thread, before its token is looked at. */
    @Bean
    FilterRegistrationBean<Guard.OfAddresses> addressGuard(RateLimits rates, Problems problems) {
        FilterRegistrationBean<Guard.OfAddresses> guard =
                new FilterRegistrationBean<>(new Guard.OfAddresses(rates, problems));
        guard.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return guard;
    }

    @Bean
    FilterRegistrationBean<Guard> guard(RateLimits rates, Cursors cursors, Problems problems) {
        FilterRegistrationBean<Guard> guard = new FilterRegistrationBean<>(new Guard(rates, cursors, problems));
        guard.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return guard;
    }

    @Bean
    FilterRegistrationBean<PublicCache> publicCache() {
        FilterRegistrationBean<PublicCache> cache = new FilterRegistrationBean<>(new PublicCache());
        cache.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 2);
        return cache;
    }

    @Bean
    static CsvLists csvLists(
            @Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter,
            Cursors cursors,
            Clock clock) {
        return new CsvLists(adapter, cursors, clock);
    }

    @Bean
    static History history(Journal journal, Municipalities municipalities) {
        return new History(journal, municipalities);
    }

    /** Around all that a command does, and after it is known who gives it. */
    @Bean
    FilterRegistrationBean<DryRuns> dryRuns() {
        FilterRegistrationBean<DryRuns> dryRuns = new FilterRegistrationBean<>(new DryRuns());
        dryRuns.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 3);
        return dryRuns;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver(keys::getObject, this::oneWith));
        resolvers.add(new PageQueryResolver());
    }

    @Bean
    @Primary
    JsonMapper kyodoJson() {
        return Json.STRICT;
    }

    @Bean
    MessageSource messageSource(@Value("${kyodo.service}") String service) {
        return Texts.of(service);
    }

    /** Of the controllers as they are declared: none needs to be made for it. */
    @Bean
    Forms forms(ListableBeanFactory beans, MessageSource messages, Municipalities municipalities) {
        return new Forms(
                Stream.of(beans.getBeanNamesForAnnotation(RestController.class)).map(beans::getType),
                messages,
                asRegistered(municipalities));
    }

    @Bean
    Problems problems(MessageSource messages, Municipalities municipalities, MeterRegistry meters) {
        return new Problems(
                messages, municipality -> asRegistered(municipalities).vocabulary(municipality), meters);
    }

    /** Before everything, security included: first by which of its addresses the service is asked, then what. */
    @Bean
    FilterRegistrationBean<Filter> intake(
            @Value("${kyodo.service}") String service, ObjectProvider<Streams> streams, Problems problems) {
        OwnAddress address = new OwnAddress(service);
        Intake intake = new Intake(limits, Optional.ofNullable(streams.getIfAvailable()), problems);
        FilterRegistrationBean<Filter> both = new FilterRegistrationBean<>((request, response, chain) ->
                address.doFilter(request, response, (plain, named) -> intake.doFilter(plain, named, chain)));
        both.setName("intake");
        both.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return both;
    }

    /** Headers are looked at before it, and a method that a resource does not have is answered with those it has. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(any -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedByFirewall(Problems problems) {
        return (request, response, e) ->
                problems.write(Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST"), request, response);
    }

    /** Its error pages are ours too, so there are none of Spring Boot's. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorsOfTheContainer(Problems problems) {
        return new ErrorsOfTheContainer(problems);
    }

    private record ErrorsOfTheContainer(Problems problems)
            implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                Stream.of(host.getPipeline().getValves())
                        .filter(ErrorReportValve.class::isInstance)
                        .forEach(host.getPipeline()::removeValve);
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new ProblemValve(problems));
            });
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, Problems problems, SecurityLog log) throws Exception {
        return new Security(problems, log).chain(http);
    }

    @Bean
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    static ManagementPort managementPort() {
        return new ManagementPort();
    }

    /** Before the chain of all other requests. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    SecurityFilterChain managementFilterChain(
            HttpSecurity http, Problems problems, SecurityLog log, ManagementPort managementPort) throws Exception {
        return new Security(problems, log).management(http, managementPort);
    }

    @Bean
    JwtDecoder jwtDecoder(Environment environment, Municipalities municipalities) {
        return new Issuers(Issuer.in(environment), municipalities);
    }

    /** Asks with {@code hello}: the stock indicator asks with a command outside the Stable API. */
    @Bean
    HealthIndicator databaseHealthIndicator(MongoOperations mongo) {
        return () -> {
            try {
                mongo.executeCommand(new Document("hello", 1));
                return Health.up().build();
            } catch (DataAccessException | MongoException e) {
                return Health.down()
                        .withDetail("cause", e.getClass().getSimpleName())
                        .build();
            }
        };
    }

    /** Without its relay a process takes commands and tells nobody; only a new process helps. */
    @Bean
    HealthIndicator relayHealthIndicator(List<OutgoingStream> streams) {
        return () -> {
            List<String> ended = streams.stream()
                    .filter(stream -> !stream.works())
                    .map(OutgoingStream::topic)
                    .toList();
            return ended.isEmpty()
                    ? Health.up().build()
                    : Health.down()
                            .withDetail("ended", ended)
                            .withDetail("expected", "a thread that relays")
                            .build();
        };
    }

    /** Up while events wait, for commands are still taken; it says how many and for how long. */
    @Bean
    HealthIndicator outboxHealthIndicator(List<OutgoingStream> streams) {
        return () -> {
            java.time.Duration age = streams.stream()
                    .map(OutgoingStream::age)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Health.Builder health = Health.status(age.compareTo(LONG_WAIT) > 0 ? "DEGRADED" : "UP")
                    .withDetail(
                            "pending",
                            streams.stream().mapToLong(OutgoingStream::pending).sum())
                    .withDetail("oldestSeconds", age.toSeconds());
            streams.forEach(stream -> health.withDetail(
                    stream.topic(),
                    Map.of(
                            "pending",
                            stream.pending(),
                            "oldestSeconds",
                            stream.age().toSeconds())));
            return health.build();
        };
    }
}
