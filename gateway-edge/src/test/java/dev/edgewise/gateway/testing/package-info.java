/** What the gateway's tests share. */
package dev.edgewise.gateway.testing;
