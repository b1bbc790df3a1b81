#!/usr/bin/perl
# usage: list.pl URI - prints what Sys::Virt sees there as JSON.
use strict;
use warnings;
use JSON::PP;
use Sys::Virt;

my $connection = Sys::Virt->new(uri => $ARGV[0]);
my @domains = map {
    my ($info) = $_->get_info();
    { name => $_->get_name(), id => $_->get_id(), uuid => $_->get_uuid_string(), memory => $info->{maxMem} };
} $connection->list_all_domains();
eval { $connection->get_domain_by_name('nobody') };
print encode_json({
    type => $connection->get_type(),
    domains => \@domains,
    error => { code => $@->code, domain => $@->domain, message => $@->message },
});
