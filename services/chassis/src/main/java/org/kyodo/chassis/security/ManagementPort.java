package org.kyodo.chassis.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches what comes in by the port of health and metrics, where that is one of its own. Nothing does until it is open. */
public final class ManagementPort implements RequestMatcher, ApplicationListener<WebServerInitializedEvent> {
    private volatile int port = -1;

    @Override
    public void onApplicationEvent(WebServerInitializedEvent opened) {
        if ("management".equals(opened.getApplicationContext().getServerNamespace())) {
            port = opened.getWebServer().getPort();
        }
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getLocalPort() == port;
    }
}
