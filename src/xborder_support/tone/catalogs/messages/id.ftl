# review: confident
# Indonesia's own clocks go by their short names, as everybody writes them.
# Bapak/Ibu together, as support writes: nobody's gender is guessed. The value says Anda, .casual does without a pronoun.

salutation = { $day_part ->
        [morning] Selamat pagi
        [afternoon] Selamat siang
        [evening] Selamat sore
        [night] Selamat malam
       *[any] Halo
    }, { $gender ->
        [female] Ibu
        [male] Bapak
       *[unknown] Bapak/Ibu
    }{ $name ->
        [none] {""}
       *[other] {" "}{ PERSON($name) }
    },
    .casual = { $day_part ->
        [morning] Selamat pagi
        [afternoon] Selamat siang
        [evening] Selamat sore
        [night] Selamat malam
       *[any] Halo
    } Kak{ $name ->
        [none] {""}
       *[other] {" "}{ PERSON($name, form: "given") }
    },

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Nama saya { $agent_name }, dan saya yang menangani permintaan Anda.
        }
       *[other] { $agent_name ->
            [none] Kami dari Layanan Pelanggan { $brand }.
           *[other] Saya { $agent_name } dari Layanan Pelanggan { $brand }, dan saya yang menangani permintaan Anda.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Saya { $agent_name }, yang membantu Kakak.
        }
       *[other] { $agent_name ->
            [none] Kami dari tim { $brand }, Kak.
           *[other] Saya { $agent_name } dari tim { $brand }, yang membantu Kakak.
        }
    }

empathy = { $concern ->
        [late] Kami memahami kekhawatiran Anda mengenai pengiriman pesanan.
        [lost] Kami memahami kekhawatiran Anda mengenai paket Anda.
        [damaged] Kami memahami kekhawatiran Anda mengenai barang pesanan Anda.
        [wrong_item] Kami memahami kekhawatiran Anda mengenai kesesuaian barang dengan pesanan.
        [refund] Kami memahami kekhawatiran Anda mengenai pengembalian dana.
        [payment] Kami memahami kekhawatiran Anda mengenai pembayaran.
        [customs] Kami memahami kekhawatiran Anda mengenai urusan bea cukai.
       *[other] Kami memahami bahwa hal ini penting bagi Anda.
    }
    .casual = { $concern ->
        [late] Kami mengerti, Kakak pasti khawatir soal pengirimannya.
        [lost] Kami mengerti, Kakak pasti khawatir soal paketnya.
        [damaged] Kami mengerti, Kakak pasti khawatir soal barangnya.
        [wrong_item] Kami mengerti, Kakak pasti khawatir soal barang pesanannya.
        [refund] Kami mengerti, Kakak pasti khawatir soal pengembalian dananya.
        [payment] Kami mengerti, Kakak pasti khawatir soal pembayarannya.
        [customs] Kami mengerti, Kakak pasti khawatir soal urusan bea cukainya.
       *[other] Kami mengerti, ini penting buat Kakak.
    }

apology = { $level ->
        [regret] Kami menyesal atas hal ini.
        [sincere] Kami memohon maaf yang sebesar-besarnya atas kejadian ini.
       *[apology] Kami mohon maaf atas ketidaknyamanan ini.
    }
    .casual = { $level ->
        [regret] Maaf soal ini ya, Kak.
        [sincere] Kami benar-benar minta maaf atas kejadian ini, Kak.
       *[apology] Mohon maaf atas ketidaknyamanannya ya, Kak.
    }

cushion = { $before ->
        [refusal] Kami menyesal tidak dapat memenuhi harapan Anda.
       *[request] Kami memerlukan bantuan Anda untuk satu hal.
    }
    .casual = { $before ->
        [refusal] Sayang sekali, Kak, kami tidak bisa memenuhi harapan Kakak.
       *[request] Boleh kami minta bantuan Kakak sebentar?
    }

restate = Kami memahami permintaan Anda sebagai berikut: "{ $summary }".
    .casual = Kami pastikan dulu ya, Kak: "{ $summary }".

ack = Terima kasih telah menghubungi kami. Pesan Anda{ $topic ->
        [none] {""}
       *[other] {" "}mengenai "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(nomor { $ref })
    } sudah kami terima.
    .casual = Terima kasih sudah menghubungi kami! Pesannya{ $topic ->
        [none] {""}
       *[other] {" "}tentang "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(nomor { $ref })
    } sudah kami terima, ya.

expected_reply = Kami akan membalas pesan Anda paling lambat { DATE($due_at) } pukul { TIME($due_at) }{ $tz_label ->
        [none] {""}
        [Jakarta] {" "}WIB
        [Makassar] {" "}WITA
        [Jayapura] {" "}WIT
       *[other] {" "}(waktu { $tz_label })
    }.
    .casual = Kami balas paling lambat { DATE($due_at) } pukul { TIME($due_at) }{ $tz_label ->
        [none] {""}
        [Jakarta] {" "}WIB
        [Makassar] {" "}WITA
        [Jayapura] {" "}WIT
       *[other] {" "}(waktu { $tz_label })
    }, ya.

expected_reply_within = Balasan kami akan Anda terima dalam waktu { DURATION($within) }.
    .casual = Balasan dari kami sampai dalam waktu { DURATION($within) } ya, Kak.

out_of_hours = Saat ini kami berada di luar jam layanan. Layanan kami buka kembali pada { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
        [Jakarta] {" "}WIB
        [Makassar] {" "}WITA
        [Jayapura] {" "}WIT
       *[other] {" "}(waktu { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Jam layanan kami: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Untuk keperluan mendesak, silakan hubungi: { $urgent_route }.
    }
    .casual = Sekarang di luar jam layanan, ya. Kami buka lagi { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
        [Jakarta] {" "}WIB
        [Makassar] {" "}WITA
        [Jayapura] {" "}WIT
       *[other] {" "}(waktu { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Jam layanan: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kalau mendesak, hubungi kami di sini: { $urgent_route }.
    }

holiday_notice = { $holiday_name ->
        [none] Layanan kami libur
       *[other] Sehubungan dengan { $holiday_name }, layanan kami libur
    }: { LIST($dates) }. Kami siap membantu Anda kembali pada { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
        [Jakarta] {" "}WIB
        [Makassar] {" "}WITA
        [Jayapura] {" "}WIT
       *[other] {" "}(waktu { $tz_label })
    }.
    .casual = { $holiday_name ->
        [none] Kami sedang libur
       *[other] Kami sedang libur { $holiday_name }
    }: { LIST($dates) }. Kami buka lagi { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
        [Jakarta] {" "}WIB
        [Makassar] {" "}WITA
        [Jayapura] {" "}WIT
       *[other] {" "}(waktu { $tz_label })
    }, ya.

stop_confirmed = { $brand }: Permintaan Anda sudah diproses. Kami tidak akan mengirim { $scope ->
        [none] pesan lagi
        [marketing] pesan promosi lagi
       *[other] pesan lagi
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Pertanyaan: { $contact }
    }
    .casual = { $brand }: Oke, kami tidak akan mengirim { $scope ->
        [none] pesan lagi
        [marketing] pesan promosi lagi
       *[other] pesan lagi
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Pertanyaan: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = isi pesan dalam bentuk teks
-word-order_number = nomor pesanan

need_info = Agar permintaan Anda dapat kami proses, mohon kirimkan: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Alasan: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kami tunggu balasan Anda paling lambat { DATE($deadline) } pukul { TIME($deadline) }.
    }
    .casual = Biar bisa langsung kami bantu, tolong kirim: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Alasannya: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kami tunggu paling lambat { DATE($deadline) } pukul { TIME($deadline) }, ya.
    }

feast_greeting = { $feast ->
        [new_year] Selamat Tahun Baru untuk Anda sekeluarga.
        [lunar_new_year] Selamat Tahun Baru Imlek untuk Anda sekeluarga.
        [ramadan] Selamat menunaikan ibadah puasa.
        [eid_al_fitr] Selamat Idulfitri, mohon maaf lahir dan batin.
        [eid_al_adha] Selamat Iduladha untuk Anda sekeluarga.
        [christmas] Selamat Natal untuk Anda sekeluarga.
        [easter] Selamat Paskah untuk Anda sekeluarga.
       *[other] Salam hangat untuk Anda sekeluarga.
    }
    .casual = { $feast ->
        [new_year] Selamat Tahun Baru buat Kakak sekeluarga!
        [lunar_new_year] Selamat Tahun Baru Imlek buat Kakak sekeluarga!
        [ramadan] Selamat menunaikan ibadah puasa, Kak!
        [eid_al_fitr] Selamat Idulfitri, Kak! Mohon maaf lahir dan batin.
        [eid_al_adha] Selamat Iduladha buat Kakak sekeluarga!
        [christmas] Selamat Natal buat Kakak sekeluarga!
        [easter] Selamat Paskah buat Kakak sekeluarga!
       *[other] Salam hangat buat Kakak sekeluarga, ya!
    }

signature =
    Hormat kami,
    { $agent_name ->
        [none] Layanan Pelanggan { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Layanan Pelanggan { $brand }
    }
    .casual =
    Salam hangat,
    { $agent_name ->
        [none] Tim { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } dari { $brand }
    }
