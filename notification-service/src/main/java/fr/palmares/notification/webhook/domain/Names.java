package fr.palmares.notification.webhook.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a name leads at this moment; a moment later it may lead elsewhere. */
@FunctionalInterface
public interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
}
