# review: draft
# Both registers say siz: sen offends an adult in service. .casual is warmer by Merhaba, teşekkürler and shorter sentences. Bey and Hanım only by declared
# gender, otherwise Sayın and the whole name. No suffix is put on a value: ile, günü, saatiyle and itibarıyla take it as it stands, or a colon does.

salutation = { $name ->
        [none] Değerli müşterimiz
       *[other] { PERSON($name, form: "given") ->
            [none] Sayın { PERSON($name) }
           *[other] { $gender ->
                [female] { PERSON($name, form: "given") } Hanım
                [male] { PERSON($name, form: "given") } Bey
               *[unknown] Sayın { PERSON($name) }
            }
        }
    },
    .casual = Merhaba{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] { $gender ->
                [female] {" "}{ PERSON($name, form: "given") } Hanım
                [male] {" "}{ PERSON($name, form: "given") } Bey
               *[unknown] {" "}{ PERSON($name, form: "given") }
            }
        }
    },

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Adım { $agent_name }, talebinizle ben ilgileniyorum.
        }
       *[other] { $agent_name ->
            [none] Size { $brand } Müşteri Hizmetleri olarak yazıyoruz.
           *[other] Size { $brand } Müşteri Hizmetleri adına yazıyorum. Adım { $agent_name }, talebinizle ben ilgileniyorum.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Ben { $agent_name }, talebinizle ilgileniyorum.
        }
       *[other] { $agent_name ->
            [none] Size { $brand } ekibi olarak yazıyoruz.
           *[other] Ben { $brand } ekibinden { $agent_name }, talebinizle ilgileniyorum.
        }
    }

empathy = { $concern ->
        [late] Siparişinizin teslimatıyla ilgili endişenizi anlıyoruz.
        [lost] Paketinizle ilgili endişenizi anlıyoruz.
        [damaged] Ürününüzle ilgili endişenizi anlıyoruz.
        [wrong_item] Sipariş ettiğiniz ürünle ilgili endişenizi anlıyoruz.
        [refund] Para iadenizle ilgili endişenizi anlıyoruz.
        [payment] Ödemenizle ilgili endişenizi anlıyoruz.
        [customs] Gümrük işlemleriyle ilgili endişenizi anlıyoruz.
       *[other] Bu konunun sizin için önemli olduğunu anlıyoruz.
    }
    .casual = { $concern ->
        [late] Teslimatla ilgili endişenizi çok iyi anlıyoruz.
        [lost] Paketinizle ilgili endişenizi çok iyi anlıyoruz.
        [damaged] Ürününüzle ilgili endişenizi çok iyi anlıyoruz.
        [wrong_item] Sipariş ettiğiniz ürünle ilgili endişenizi çok iyi anlıyoruz.
        [refund] Para iadenizle ilgili endişenizi çok iyi anlıyoruz.
        [payment] Ödemenizle ilgili endişenizi çok iyi anlıyoruz.
        [customs] Gümrükle ilgili endişenizi çok iyi anlıyoruz.
       *[other] Bu konu sizin için önemli, sizi çok iyi anlıyoruz.
    }

apology = { $level ->
        [regret] Yaşanan durum için üzgünüz.
        [sincere] Yaşananlar için en içten özürlerimizi sunarız.
       *[apology] Yaşadığınız rahatsızlık için özür dileriz.
    }
    .casual = { $level ->
        [regret] Bunun için üzgünüz.
        [sincere] Yaşananlar için sizden içtenlikle özür diliyoruz.
       *[apology] Verdiğimiz zahmet için özür dileriz.
    }

cushion = { $before ->
        [refusal] Size farklı bir yanıt verebilmeyi isterdik.
       *[request] Bir konuda yardımınızı rica ederiz.
    }
    .casual = { $before ->
        [refusal] Size başka bir yanıt vermek isterdik.
       *[request] Bir konuda yardımınıza ihtiyacımız var.
    }

restate = Talebinizi şu şekilde anladık: “{ $summary }”.
    .casual = Sizi şöyle anladık: “{ $summary }”.

ack = { $topic ->
        [none] Mesajınız
       *[other] “{ $topic }” konulu mesajınız
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referans: { $ref })
    } bize ulaştı. Teşekkür ederiz.
    .casual = { $topic ->
        [none] Mesajınız
       *[other] “{ $topic }” konulu mesajınız
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referans: { $ref })
    } bize ulaştı, çok teşekkürler!

expected_reply_within = Yanıtımızı en geç { DURATION($within) } içinde alacaksınız.
    .casual = Size en geç { DURATION($within) } içinde yanıt vereceğiz.

expected_reply = Yanıtımızı en geç şu zamana kadar alacaksınız: { DATE($due_at) }, saat { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } saatiyle)
    }.
    .casual = En geç şu zamana kadar size yanıt vereceğiz: { DATE($due_at) }, saat { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } saatiyle)
    }.

out_of_hours = Müşteri hizmetlerimiz şu anda kapalıdır. { DATE($opens_at) } günü saat { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } saatiyle)
    } itibarıyla yeniden hizmetinizdeyiz.{ $hours_text ->
        [none] {""}
       *[other] {" "}Çalışma saatlerimiz: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Acil durumlarda bize buradan ulaşabilirsiniz: { $urgent_route }.
    }
    .casual = Şu anda kapalıyız. { DATE($opens_at) } günü saat { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } saatiyle)
    } itibarıyla yine buradayız.{ $hours_text ->
        [none] {""}
       *[other] {" "}Çalışma saatlerimiz: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Acilse bize buradan ulaşın: { $urgent_route }.
    }

holiday_notice = { $holiday_name ->
        [none] Tatil
       *[other] { $holiday_name }
    } nedeniyle müşteri hizmetlerimiz kapalıdır: { LIST($dates) }. { DATE($opens_at) } günü saat { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } saatiyle)
    } itibarıyla yeniden hizmetinizdeyiz.
    .casual = { $holiday_name ->
        [none] Tatil
       *[other] { $holiday_name }
    } nedeniyle ara veriyoruz: { LIST($dates) }. { DATE($opens_at) } günü saat { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } saatiyle)
    } itibarıyla yine buradayız.

stop_confirmed = { $brand }: Size bundan böyle { $scope ->
        [none] mesaj
        [marketing] reklam
       *[other] mesaj
    } göndermeyeceğiz.{ $contact ->
        [none] {""}
       *[other] {" "}İletişim: { $contact }
    }
    .casual = { $brand }: Size artık { $scope ->
        [none] mesaj
        [marketing] reklam
       *[other] mesaj
    } göndermiyoruz.{ $contact ->
        [none] {""}
       *[other] {" "}İletişim: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = talebin yazılı açıklaması
-word-order_number = sipariş numarası

need_info = Talebinizle ilgilenebilmemiz için şu bilgilere ihtiyaç duyuyoruz: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Nedeni: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Yanıtınız için son tarih: { DATE($deadline) }, saat { TIME($deadline) }.
    }
    .casual = Size yardımcı olabilmemiz için şunlar gerekiyor: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Nedeni: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Son tarih: { DATE($deadline) }, saat { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Mutlu ve sağlıklı bir yıl dileriz.
        [ramadan] Hayırlı Ramazanlar dileriz.
        [eid_al_fitr] Ramazan Bayramınız kutlu olsun.
        [eid_al_adha] Kurban Bayramınız kutlu olsun.
        [christmas] Mutlu Noeller dileriz.
        [easter] Mutlu Paskalyalar dileriz.
        [orthodox_easter] Mutlu Paskalyalar dileriz.
        [rosh_hashanah] Roş Aşana kutlu olsun.
        [hanukkah] Hanuka Bayramınız kutlu olsun.
        [nowruz] Nevruz kutlu olsun.
        [day_of_the_dead] {""}
       *[other] Bayramınız kutlu olsun.
    }
    .casual = { $feast ->
        [new_year] Hepimizden mutlu yıllar!
        [ramadan] Hepimizden hayırlı Ramazanlar!
        [eid_al_fitr] Hepimizden iyi bayramlar!
        [eid_al_adha] Hepimizden iyi bayramlar!
        [christmas] Hepimizden mutlu Noeller!
        [easter] Hepimizden mutlu Paskalyalar!
        [orthodox_easter] Hepimizden mutlu Paskalyalar!
        [day_of_the_dead] {""}
       *[other] Hepimizden iyi bayramlar!
    }

signature =
    Saygılarımızla,
    { $agent_name ->
        [none] { $brand } Müşteri Hizmetleri
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            { $brand } Müşteri Hizmetleri
    }
    .casual =
    Sevgilerimizle,
    { $agent_name ->
        [none] { $brand } ekibi
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, { $brand } ekibi
    }
